package io.crmkit.imports.read;

import io.crmkit.imports.write.OwnColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the first rows names the columns.
 *
 * <p>The header is the first row that fills at least 3 of 5 of the columns that most rows fill. Each of its values then
 * votes: against a header if it looks like an address, a number or a date and the values below it look the same; for
 * one if it is text and they do not look like text, or one of several years in a row and none of them is a year. What was
 * written here is known by its columns, whatever they are called.
 */
final class HeaderGuess {

  private final List<ReadRow> sample;
  private final List<Finding> findings = new ArrayList<>();
  private int index = -1;
  private int width;

  private HeaderGuess(List<ReadRow> sample) {
    this.sample = sample;
  }

  static HeaderGuess of(List<ReadRow> sample, Header wanted) {
    HeaderGuess guess = new HeaderGuess(sample);
    guess.width = guess.usualWidth();
    int first = guess.firstFull(wanted == Header.DETECT);
    if (first < 0) {
      return guess;
    }
    int votes = OwnColumns.isOwn(guess.cells(first)) ? Integer.MAX_VALUE : guess.votes(first);
    if (wanted == Header.FIRST_ROW || wanted == Header.DETECT && votes >= 0) {
      guess.index = first;
      guess.width = Math.max(1, guess.cells(first).lastFilled());
      if (wanted == Header.DETECT && votes == 0) {
        guess.findings.add(new Finding("import.header.assumed",
            "The first row is read as the names of the columns, but nothing in it tells it from the rows below; say"
                + " ReadOptions.header(NONE) if it is a row."));
      }
    } else if (wanted == Header.DETECT) {
      guess.findings.add(new Finding("import.header.none-found",
          "The first row looks like the rows below it, so the columns have no names; say ReadOptions.header(FIRST_ROW)"
              + " if it is the header."));
    }
    return guess;
  }

  /** Returns which row of the sample is the header, or -1. */
  int index() {
    return index;
  }

  /** Returns how many columns the table has. */
  int width() {
    return width;
  }

  List<Finding> findings() {
    return findings;
  }

  private @Nullable Cells row(int i) {
    return sample.get(i) instanceof SourceRow row && row.values() instanceof Cells cells ? cells : null;
  }

  private Cells cells(int i) {
    Cells cells = row(i);
    return cells == null ? Cells.owning(new String[0]) : cells;
  }

  /** The number of columns that most rows of the sample have; of two as frequent the larger one. */
  private int usualWidth() {
    int[] counts = new int[1];
    for (int i = 0; i < sample.size(); i++) {
      int size = cells(i).size();
      if (size >= counts.length) {
        counts = Arrays.copyOf(counts, size + 1);
      }
      counts[size]++;
    }
    int best = 0;
    for (int size = 1; size < counts.length; size++) {
      if (counts[size] > 0 && counts[size] >= (best == 0 ? 1 : counts[best])) {
        best = size;
      }
    }
    return best;
  }

  private int firstFull(boolean skipping) {
    for (int i = 0; i < sample.size(); i++) {
      Cells cells = row(i);
      if (cells != null && (!skipping || filled(cells) * 5 >= width * 3L)) {
        return i;
      }
    }
    return -1;
  }

  private static long filled(Cells cells) {
    return cells.stream().filter(value -> value != null && !value.isBlank()).count();
  }

  private int votes(int header) {
    Cells names = cells(header);
    int votes = 0;
    for (int column = 0; column < names.size(); column++) {
      Look above = Look.of(names.get(column));
      Look below = below(header, column);
      if (above == Look.ADDRESS) {
        return -1;
      }
      if (above != Look.TEXT && above != Look.NOTHING && above == below) {
        votes += isAmongYears(header, column) ? 1 : -1;
      } else if (above == Look.TEXT && below != Look.TEXT && below != Look.NOTHING) {
        votes++;
      }
    }
    return votes;
  }

  /** Whether a name is a year next to one before or after it, as in {@code 2023, 2024}, and no value below it is one. */
  private boolean isAmongYears(int header, int column) {
    int year = year(header, column);
    boolean beside = Math.abs(year - year(header, column - 1)) == 1 || Math.abs(year - year(header, column + 1)) == 1;
    if (year == 0 || !beside) {
      return false;
    }
    for (int i = header + 1; i < sample.size(); i++) {
      if (year(i, column) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the year from 1900 to 2099 that a value is; 0 if it is none. */
  private int year(int row, int column) {
    Cells cells = cells(row);
    String value = column < 0 || column >= cells.size() ? null : cells.get(column);
    String text = value == null ? "" : value.strip();
    boolean isYear = text.length() == 4 && (text.startsWith("19") || text.startsWith("20"))
        && text.chars().allMatch(mark -> mark >= '0' && mark <= '9');
    return isYear ? Integer.parseInt(text) : 0;
  }

  /** What all values of a column look like that are below a row, as far as they have one look. */
  private Look below(int header, int column) {
    Look look = Look.NOTHING;
    for (int i = header + 1; i < sample.size(); i++) {
      Cells cells = cells(i);
      Look next = column < cells.size() ? Look.of(cells.get(column)) : Look.NOTHING;
      if (next != Look.NOTHING) {
        if (look != Look.NOTHING && look != next) {
          return Look.TEXT;
        }
        look = next;
      }
    }
    return look;
  }
}
