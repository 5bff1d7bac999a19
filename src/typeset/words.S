/* words.S: the table that tools/words.c compiled, as it is */
    .section .rodata
    .balign 4
    .globl kt_words
kt_words:
    .incbin WORDS_FILE
    .section .note.GNU-stack, "", @progbits
