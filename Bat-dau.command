#!/bin/sh
# Opens the workbench by double click on macOS and Linux.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 3
program=$here
# Another province's folder names the folder of the program in this file.
[ -f "$here/scripts/setup/starting.py" ] || [ ! -f "$here/chuong-trinh.txt" ] ||
    program=$(tr -d '\r' < "$here/chuong-trinh.txt")

stay() {
    if [ -t 0 ]; then
        printf '%s\n' 'Nhấn Enter để đóng cửa sổ này.'
        read -r _
    fi
    exit "$1"
}

fits() {
    case $1 in /*) [ -x "$1" ] || return 1 ;; *) command -v "$1" > /dev/null 2>&1 || return 1 ;; esac
    # On a Mac without Apple's tools this is no Python, but a window that wants to install them.
    [ "$(command -v "$1")" != /usr/bin/python3 ] || [ "$(uname)" != Darwin ] ||
        xcode-select -p > /dev/null 2>&1 || return 1
    "$1" -E "$program/scripts/setup/fits.py" "$2" > /dev/null 2>&1
    case $? in 20) python=$1 ;; 21 | 22 | 23) unfit=$1 && return 1 ;; *) return 1 ;; esac
}

if [ ! -f "$program/scripts/setup/starting.py" ]; then
    printf '%s\n' 'Không thấy chương trình cạnh tệp này: giải nén cả thư mục rồi mở Bat-dau.command trong đó.'
    stay 3
fi
python='' unfit=''
for range in known any; do
    for name in "$program/.venv/bin/python" python3 python python3.14 python3.13 python3.12 python3.11 \
        /opt/homebrew/bin/python3 /usr/local/bin/python3 /Library/Frameworks/Python.framework/Versions/3.*/bin/python3; do
        [ -n "$python" ] || fits "$name" "$range"
    done
done
if [ -z "$python" ]; then
    [ -z "$unfit" ] || "$unfit" -E "$program/scripts/setup/fits.py" any say
    cat "$program/scripts/setup/can-python.txt"
    page="$program/scripts/setup/can-python.html"
    if [ "$(uname)" = Darwin ]; then open "$page"; else xdg-open "$page"; fi > /dev/null 2>&1
    stay 3
fi
"$python" -E -X utf8 "$program/scripts/setup/starting.py" --root "$here" "$@"
code=$?
[ $code != 1 ] || printf '%s\n' \
    'Chương trình không nạp được: xóa thư mục .venv rồi mở lại Bat-dau (cần mạng); còn thế thì gửi những dòng trên cho người phụ trách.'
stay $code
