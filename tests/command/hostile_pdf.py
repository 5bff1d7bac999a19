#!/usr/bin/env python3
"""hostile_pdf.py BUILD: a quick round of spoiled and hostile PDFs (tests/fuzz/finished.py; `make test-slow` tries thousands)."""
import os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.exit(subprocess.run([sys.executable, f"{HERE}/../fuzz/finished.py", sys.argv[1], "30"]).returncode)
