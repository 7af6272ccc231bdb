@echo off
rem Untested twin of ./test for Windows: test [--all]
setlocal
set LEAVE_OUT=-trait- Length=long
if "%1"=="--all" set LEAVE_OUT=
cd /d "%~dp0"
dotnet build ExpressEntry.Sim.sln -c Release -nologo -v quiet -clp:NoSummary || exit /b 1
set FAILED=0
for /d %%p in (tests\*.Tests) do dotnet "artifacts\bin\%%~nxp\release\%%~nxp.dll" %LEAVE_OUT% -noLogo -noColor || set FAILED=1
exit /b %FAILED%
