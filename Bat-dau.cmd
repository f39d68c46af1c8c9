@echo off
rem Opens the workbench by double click. ASCII only: cmd reads this file in the console's own code page.
rem No delayed expansion and no "call" with a path: both would read "!" and "%" in a folder's name again.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul 2>nul
title Bat dau
set "HERE=%~dp0"
set "HOME_OF=%HERE%"
if exist "%HERE%scripts\setup\starting.py" goto find
rem Another province's folder names the folder of the program in this file.
if exist "%HERE%chuong-trinh.txt" for /f "usebackq delims=" %%L in ("%HERE%chuong-trinh.txt") do set "HOME_OF=%%L\"
if exist "%HOME_OF%scripts\setup\starting.py" goto find
echo Khong thay chuong trinh canh tep nay. Neu ban mo no trong tep .zip: bam chuot phai vao tep .zip,
echo chon "Extract All" (Giai nen tat ca), roi mo Bat-dau.cmd trong thu muc vua giai nen.
goto stay

:find
set "FITS=%HOME_OF%scripts\setup\fits.py"
set "PY="
set "UNFIT="
rem First those that the libraries are known to work with, then newer ones.
call :look known
if not defined PY call :look any
if defined PY goto start
if defined UNFIT %UNFIT% -E "%FITS%" any say 2>nul
type "%HOME_OF%scripts\setup\can-python.txt"
start "" "%HOME_OF%scripts\setup\can-python.html"
goto stay

:start
%PY% -E -X utf8 "%HOME_OF%scripts\setup\starting.py" --root "%HERE%." %*
:stay
pause >nul
exit /b

:look
set CANDIDATE="%HOME_OF%.venv\Scripts\python.exe"
if exist %CANDIDATE% call :try %1
for %%P in ("py -3" "python3" "python" "py -3.14" "py -3.13" "py -3.12" "py -3.11") do if not defined PY call :command %1 %%~P
for /d %%D in ("%LocalAppData%\Programs\Python\Python31*") do set CANDIDATE="%%~D\python.exe"
if not defined PY call :try %1
for /d %%D in ("%ProgramFiles%\Python31*") do set CANDIDATE="%%~D\python.exe"
if not defined PY call :try %1
exit /b 0

:command
set CANDIDATE=%2 %3
:try
rem 20 is a Python that does. The Microsoft Store's stand-in for Python ends with 9009, a crash with less than 0.
%CANDIDATE% -E "%FITS%" %1 >nul 2>nul
set "CODE=%errorlevel%"
if "%CODE%"=="20" set PY=%CANDIDATE%
for %%E in (21 22 23) do if "%CODE%"=="%%E" set UNFIT=%CANDIDATE%
exit /b 0
