return ExpressEntry.Sim.Gate.GateProgram.Run(args, Console.In, Console.Out, Console.Error);
