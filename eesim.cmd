@echo off
rem Untested twin of ./eesim for Windows.
dotnet build "%~dp0apps\ExpressEntry.Sim.Cli\ExpressEntry.Sim.Cli.csproj" -c Release -nologo -v quiet -clp:NoSummary >"%TEMP%\eesim-build.log" 2>&1 || (type "%TEMP%\eesim-build.log" 1>&2 & exit /b 1)
dotnet "%~dp0artifacts\bin\ExpressEntry.Sim.Cli\release\eesim.dll" %*
