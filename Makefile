# kommuntryck: sets municipal reports.  The two commands are `make demo` and `make test`.

VERSION  = 0.1.0
PREFIX  ?= /usr/local
DESTDIR ?=
Q = $(if $(V),,@)
BUILD   ?= build
CC       = gcc

datadir = $(PREFIX)/share/kommuntryck
mandir  = $(PREFIX)/share/man

WARNINGS = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Wold-style-definition -Wvla -Wpointer-arith \
           -Wformat=2 -Wundef -Wwrite-strings -Wcast-align -Wnull-dereference -Wduplicated-cond -Wlogical-op -Werror
PKGS     = harfbuzz harfbuzz-subset md4c zlib libdeflate libpng libjpeg nettle
FILES_PKGS = libqpdf libcrypto libxml-2.0 libzip libarchive
CFLAGS  ?= -O2 -g
SANITIZE =
ALL_CFLAGS = -std=c11 -pthread -D_GNU_SOURCE -Isrc -Iinclude -DKT_VERSION='"$(VERSION)"' -DKT_DATADIR='"$(datadir)"' \
             $(shell pkg-config --cflags $(PKGS)) $(WARNINGS) $(CFLAGS) $(SANITIZE)
FILES_CFLAGS = $(shell pkg-config --cflags $(FILES_PKGS))
FILES_LIBS = $(shell pkg-config --libs $(FILES_PKGS))
LIBS     = $(shell pkg-config --libs $(PKGS)) -pthread -lhpdf -lcsv -liniparser -lhyphen -lunistring

DICTIONARY = /usr/share/hunspell/sv_SE
PATTERNS   = /usr/share/hyphen/hyph_sv_SE.dic

# Two programs: kommuntryck, and kommuntryck-files, which it starts for what needs many libraries (src/files/main.c says why).
FILES    = src/files/% src/finished/% src/package/%
SOURCES  = $(filter-out $(FILES),$(sort $(wildcard src/*.c src/*/*.c src/*/*/*.c)))
OBJECTS  = $(SOURCES:src/%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/typeset/words.o
LIBRARY  = $(filter-out $(BUILD)/obj/main.o $(BUILD)/obj/command/%,$(OBJECTS))
FILES_SOURCES = $(filter $(FILES),$(sort $(wildcard src/*/*.c)))
FILES_OBJECTS = $(FILES_SOURCES:src/%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/package/faltbeskrivning.o
FILES_LIBRARY = $(filter-out $(BUILD)/obj/files/%,$(FILES_OBJECTS)) $(LIBRARY)
UNITS    = $(sort $(wildcard tests/unit/test_*.c tests/unit/*/test_*.c))
UNIT_PROGRAMS = $(foreach unit,$(UNITS),$(BUILD)/tests/$(basename $(notdir $(unit))))
MANUALS  = $(BUILD)/man/kommuntryck.1 $(BUILD)/man/kommuntryck-report.5 $(BUILD)/man/kommuntryck-layout.5
SAMPLES  = $(sort $(wildcard samples/*/rapport.ini))

.PHONY: all bench bench-tools demo test test-slow units goldens check-pdf setup install uninstall picture clean bless man
.SECONDARY:
.DELETE_ON_ERROR:

all: $(BUILD)/kommuntryck $(BUILD)/kommuntryck-files $(MANUALS)

$(BUILD)/kommuntryck: $(OBJECTS)
	@echo '  LINK $@'
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDFLAGS) $(LIBS)

$(BUILD)/kommuntryck-files: $(FILES_OBJECTS) $(BUILD)/obj/command/options.o $(BUILD)/obj/command/comparison.o $(LIBRARY)
	@echo '  LINK $@'
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDFLAGS) $(LIBS) $(FILES_LIBS)

$(FILES_OBJECTS): EXTRA_CFLAGS = $(FILES_CFLAGS)

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) $(ALL_CFLAGS) $(EXTRA_CFLAGS) -MMD -MP -c -o $@ $<

# The words of compounds, compiled from Debian's dictionary into a table that is linked in.
$(BUILD)/words: tools/words.c src/typeset/lexicon.h
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE -Isrc $(WARNINGS) -Wno-format-truncation -O2 -o $@ $<

$(BUILD)/words.bin: $(BUILD)/words $(wildcard $(DICTIONARY).aff $(DICTIONARY).dic)
	@echo '  WORDS $(DICTIONARY)'
	$(Q)$(BUILD)/words $(DICTIONARY).aff $(DICTIONARY).dic > $@

# The hyphenation patterns, as libhyphen reads them.
$(BUILD)/patterns: tools/patterns.c src/typeset/patterns.h
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE -Isrc $(WARNINGS) -O2 -o $@ $< -lhyphen

$(BUILD)/patterns.bin: $(BUILD)/patterns $(wildcard $(PATTERNS))
	@echo '  PATTERNS $(PATTERNS)'
	$(Q)$(BUILD)/patterns $(PATTERNS) > $@

$(BUILD)/obj/typeset/words.o: src/typeset/words.S $(BUILD)/words.bin $(BUILD)/patterns.bin
	@mkdir -p $(@D)
	$(Q)$(CC) -DWORDS_FILE='"$(BUILD)/words.bin"' -DPATTERNS_FILE='"$(BUILD)/patterns.bin"' \
	    -DWORDS_DIGEST="\"$$(sha256sum < $(BUILD)/words.bin | cut -c1-64)\"" -DPATTERNS_DIGEST="\"$$(sha256sum < $(BUILD)/patterns.bin | cut -c1-64)\"" -c -o $@ $<

# The schema of the description of columns, which goes into packages.
$(BUILD)/obj/package/faltbeskrivning.o: src/package/schema.S src/package/faltbeskrivning.xsd
	@mkdir -p $(@D)
	$(Q)$(CC) -DFIELDS_SCHEMA='"src/package/faltbeskrivning.xsd"' -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/unit -Wno-format-truncation -MMD -MP -o $@ $< $(LIBRARY) $(LDFLAGS) $(LIBS) -lcmocka

# Those in a folder of their own test rooms of kommuntryck-files.
$(BUILD)/tests/%: tests/unit/files/%.c $(FILES_LIBRARY)
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) $(ALL_CFLAGS) $(FILES_CFLAGS) -Itests/unit -Wno-format-truncation -MMD -MP -o $@ $< $(FILES_LIBRARY) $(LDFLAGS) $(LIBS) $(FILES_LIBS) -lcmocka

-include $(wildcard $(OBJECTS:.o=.d) $(FILES_OBJECTS:.o=.d) $(UNIT_PROGRAMS:=.d))

# ---- set-up: on a fresh machine `make demo` and `make test` install what is missing ----

setup:
	@tools/setup

# ---- demo: every sample as PDF and as text ----

demo: setup
	@$(MAKE) --no-print-directory all
	@mkdir -p $(BUILD)/demo
	@for report in $(SAMPLES); do \
	    name=$$(basename $$(dirname $$report)); \
	    $(BUILD)/kommuntryck build $$report -o $(BUILD)/demo/$$name.pdf && \
	    $(BUILD)/kommuntryck build $$report --format text -o $(BUILD)/demo/$$name.txt || exit 1; \
	    echo "$(BUILD)/demo/$$name.pdf  $(BUILD)/demo/$$name.txt"; \
	done

# ---- tests ----

test: setup
	@$(MAKE) --no-print-directory all units
	@tests/run $(BUILD)

test-slow: setup
	@$(MAKE) --no-print-directory all
	@tests/run-slow $(BUILD)

units: $(UNIT_PROGRAMS)

# Takes over what the program now prints as what is expected.  Look at `git diff tests/` before committing it.
bless: all
	@tests/run --bless $(BUILD)

# ---- bench: figures for people; bench/README.md says which.  ARGUMENTS="--rows 10000" and the like ----

bench: setup
	@$(MAKE) --no-print-directory all $(BUILD)/floor
	@bench/run $(BUILD) $(ARGUMENTS)

# The other tools: Typst and pdfmake as modules of Node, which Debian has no packages of.
bench-tools:
	@tools/setup bench/packages
	@command -v npm >/dev/null || { echo "bench-tools: npm is missing: install Node (Debian: nodejs, npm)" >&2; exit 1; }
	@mkdir -p $(BUILD)/bench-tools
	@npm install --prefix $(BUILD)/bench-tools --no-audit --no-fund --silent @myriaddreamin/typst-ts-node-compiler@0.7.0 pdfmake@0.3.11

$(BUILD)/floor: bench/floor.c
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $< $(LDFLAGS) $(LIBS)

# ---- the page that README.md shows ----

picture: all
	@$(BUILD)/kommuntryck build samples/arsredovisning-2024/rapport.ini -o $(BUILD)/page.pdf
	@pdftoppm -r 72 -f 11 -l 11 -png -singlefile $(BUILD)/page.pdf doc/page

# ---- manual pages, made from the tables that the parser uses ----

man: $(MANUALS)

$(BUILD)/manual: tools/manual.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(LIBRARY) $(LDFLAGS) $(LIBS)

$(BUILD)/man/%: $(BUILD)/manual doc/%.in
	@mkdir -p $(@D)
	@echo '  MAN  $@'
	$(Q)$(BUILD)/manual doc/$*.in > $@

# ---- installing ----

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(datadir)/layouts $(DESTDIR)$(datadir)/fonts \
	    $(DESTDIR)$(mandir)/man1 $(DESTDIR)$(mandir)/man5
	install -m 755 $(BUILD)/kommuntryck $(BUILD)/kommuntryck-files $(DESTDIR)$(PREFIX)/bin
	install -m 644 layouts/*.ini $(DESTDIR)$(datadir)/layouts
	install -m 644 fonts/*.ini $(DESTDIR)$(datadir)/fonts
	install -m 644 $(BUILD)/man/*.1 $(DESTDIR)$(mandir)/man1
	install -m 644 $(BUILD)/man/*.5 $(DESTDIR)$(mandir)/man5

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/kommuntryck $(DESTDIR)$(PREFIX)/bin/kommuntryck-files $(DESTDIR)$(datadir) $(DESTDIR)$(mandir)/man1/kommuntryck.1 \
	    $(DESTDIR)$(mandir)/man5/kommuntryck-report.5 $(DESTDIR)$(mandir)/man5/kommuntryck-layout.5

clean:
	rm -rf build build-asan
