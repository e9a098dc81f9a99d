package io.crmkit.imports.read;

/** How the rows of a file are written down. */
public enum Format {

  /** Values between delimiters, a record to a line: CSV (RFC 4180 and what is made of it), TSV and their kin. */
  DELIMITED,

  /** One JSON value after the other, as a rule one to a line (NDJSON, JSON Lines, or simply concatenated). */
  NDJSON,

  /** One JSON document that holds an array of objects. */
  JSON,

  /** One XML document that holds the same element again and again. */
  XML,

  /** A workbook of Office Open XML (ECMA-376). */
  XLSX
}
