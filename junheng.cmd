@echo off
if "%1"=="start" "%~dp0node_modules\.bin\node" "%~dp0packages\web\build.ts"
"%~dp0node_modules\.bin\node" "%~dp0packages\cli\src\main.ts" %*
