@echo off
rem Starts the lab with a Java that is new enough: JAVA_HOME's, the one that built the lab, or the one on the path.
rem JAVA_OPTS may hold further options for Java, separated by spaces.
setlocal DisableDelayedExpansion
set "needed=25"
for %%d in ("%~dp0..") do set "lab=%%~fd"

rem The lab speaks UTF-8; the console gets its own code page back at the end.
set "codepage="
for /f "tokens=2 delims=:." %%c in ('chcp') do set /a "codepage=%%c" 2>nul
chcp 65001 >nul

set "java="
if defined JAVA_HOME call :try "%JAVA_HOME:"=%"
if defined java goto start
set "build_jdk="
if exist "%lab%\lib\build-jdk.txt" set /p build_jdk=<"%lab%\lib\build-jdk.txt"
if defined build_jdk call :try "%build_jdk%"
if defined java goto start
for /f "tokens=3" %%v in ('java -version 2^>^&1 ^| findstr /c:" version "') do call :accept "%%~v" java
if defined java goto start

echo gradlab: нужна Java %needed% или новее: установите JDK %needed% (https://adoptium.net) и укажите её папку в JAVA_HOME. / Java %needed% or newer is needed: install JDK %needed% and set JAVA_HOME to its directory. 1>&2
set "status=2"
goto end

:start
"%java%" "@%lab%\lib\java.options" --module-path "%lab%\lib\javafx" "-Dgradlab.home=%lab%" %JAVA_OPTS% -cp "%lab%\lib\gradlab.jar" gradlab.cli.Main %*
set "status=%errorlevel%"

:end
if defined codepage chcp %codepage% >nul
exit /b %status%

rem Takes the Java in this home directory if its release file names a version that is new enough.
:try
if not exist "%~1\bin\java.exe" exit /b
for /f "usebackq tokens=1,2 delims==" %%a in ("%~1\release") do if "%%a"=="JAVA_VERSION" call :accept "%%~b" "%~1\bin\java.exe"
exit /b

rem Takes the Java %2 if its version %1 is new enough.
:accept
for /f "delims=.-+_" %%m in ("%~1") do if %%m geq %needed% set "java=%~2"
exit /b
