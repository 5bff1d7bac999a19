#!/usr/bin/env python3
"""figures.py BUILD: changed figures are found: a small sample of what tests/run-slow does (tests/fuzz/figures.py)."""
import os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.exit(subprocess.run([sys.executable, f"{ROOT}/tests/fuzz/figures.py", sys.argv[1], "200"]).returncode)
