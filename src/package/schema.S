/* schema.S: the schema of the description of columns, as it is */
    .section .rodata
    .globl kt_fields_schema
kt_fields_schema:
    .incbin FIELDS_SCHEMA
    .globl kt_fields_schema_end
kt_fields_schema_end:
    .section .note.GNU-stack, "", @progbits
