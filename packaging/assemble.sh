#!/bin/sh
# Puts the runnable directory together: assemble.sh DIR JAR VERSION
set -eu
home=$1
mkdir -p "$home/bin" "$home/lib"
cp "$2" "$home/lib/drover.jar"
