#!/usr/bin/env python3
"""hostile.py BUILD: a few hundred spoiled reports (tests/fuzz/mutate.py; thousands of them in tests/run-slow)."""
import os, subprocess, sys

FUZZ = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "fuzz")
sys.exit(subprocess.run([sys.executable, f"{FUZZ}/mutate.py", sys.argv[1], "300"]).returncode)
