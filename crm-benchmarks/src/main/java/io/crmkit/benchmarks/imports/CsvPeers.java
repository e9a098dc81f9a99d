package io.crmkit.benchmarks.imports;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Other readers of CSV, which hand over the values of each row as text and nothing else. */
enum CsvPeers {

  FAST_CSV("FastCSV 4.4.0") {
    @Override
    long rows(Path file) throws IOException {
      long rows = 0;
      try (var reader = CsvReader.builder().ofCsvRecord(file)) {
        for (var row : reader) {
          rows += row.getFieldCount() > 0 ? 1 : 0;
        }
      }
      return rows;
    }
  },

  UNIVOCITY("univocity 2.9.1") {
    @Override
    long rows(Path file) throws IOException {
      long rows = 0;
      CsvParserSettings settings = new CsvParserSettings();
      settings.setReadInputOnSeparateThread(false);
      CsvParser parser = new CsvParser(settings);
      try (Reader in = Files.newBufferedReader(file)) {
        parser.beginParsing(in);
        while (parser.parseNext() != null) {
          rows++;
        }
      }
      return rows;
    }
  },

  COMMONS_CSV("commons-csv 1.14.1") {
    @Override
    long rows(Path file) throws IOException {
      long rows = 0;
      try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
        for (var row : parser) {
          rows += row.size() > 0 ? 1 : 0;
        }
      }
      return rows;
    }
  };

  private final String label;

  CsvPeers(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Returns how many rows a file has, its header among them. */
  abstract long rows(Path file) throws IOException;
}
