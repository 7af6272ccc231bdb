using ExpressEntry.Sim.Cli;
using ExpressEntry.Sim.Cli.Common;

return EesimProgram.Run(args, Host.OfThisProcess());
