package io.crmkit.imports.model.template;

import io.crmkit.core.Require;
import io.crmkit.core.json.TypeMember;
import io.crmkit.core.naming.JsonName;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a field of every row, such as {@code {"field": "email", "transform": "lowercase"}}.
 *
 * <p>Rules run in the order of the template, each on what those before it left. A field without a value stays as it is,
 * except by {@link Default}, {@link Coalesce} and {@link Concat}; a text that has become blank is no value.
 */
@TypeMember("transform")
public sealed interface TransformationRule {

  /** Returns the field that the rule writes; {@link Split} writes those that it names. */
  String field();

  /** Removes white space (and no-break spaces) at both ends. */
  record Trim(String field) implements TransformationRule {}

  /** Makes one space of every run of white space, and removes it at both ends. */
  record CollapseWhitespace(String field) implements TransformationRule {}

  /**
   * Removes what nobody sees: zero-width and bidirectional marks, U+FEFF, soft hyphens and controls but tab and lines.
   */
  record StripInvisible(String field) implements TransformationRule {}

  /** Composes characters: NFC, or NFKC, which also makes full-width and other variants plain (UAX 15). */
  record NormalizeUnicode(String field, @Nullable UnicodeForm form) implements TransformationRule {}

  /** Makes every letter small, by the rules of a language where they matter. */
  record Lowercase(String field, @Nullable Locale locale) implements TransformationRule {}

  /** Makes every letter a capital, by the rules of a language where they matter. */
  record Uppercase(String field, @Nullable Locale locale) implements TransformationRule {}

  /**
   * Makes the first letter of each word a capital and the others small: after the start, a space, a hyphen, a full
   * stop, and an apostrophe that has one letter before it ({@code O'Brien}, but {@code Anna's}).
   */
  record TitleCase(String field, @Nullable Locale locale) implements TransformationRule {}

  /**
   * Leaves an address such as {@code ada@example.com}: no spaces, no {@code mailto:}, no name around it, small letters.
   */
  record NormalizeEmail(String field) implements TransformationRule {}

  /**
   * Makes E.164 of a telephone number, such as {@code +493012345678}; a number that cannot exist is a problem of the
   * row.
   *
   * @param region whose numbers are written without a country code (ISO 3166, such as {@code DE}); null if none are
   */
  record NormalizePhone(String field, @Nullable String region) implements TransformationRule {}

  /** Leaves the host name of a web address without {@code www.}, such as {@code example.com}. */
  record ExtractDomain(String field) implements TransformationRule {}

  /**
   * Makes a plain decimal number, such as {@code -1234.56}, of how people write it.
   *
   * @param locale whose separators count, and no others
   * @param decimal the decimal mark, with whatever groups digits in any language; instead of a locale. Of neither,
   *     {@code en-US} counts
   */
  record ParseNumber(String field, @Nullable Locale locale, @Nullable DecimalSign decimal)
      implements TransformationRule {}

  /**
   * Makes an ISO 8601 date such as {@code 2024-02-29} by the first format that fits; two digits of a year are 1970 to
   * 2069.
   *
   * @param format of {@link java.time.format.DateTimeFormatter}, such as {@code d/M/yyyy}, or an order, one of {@link
   *     #ORDERS}, with any separators and names of months; {@code year_month_day}, which is ISO 8601, if there is none
   * @param formats more of them
   * @param locale of the names of months and days in patterns; {@code en} if null
   * @param zone of the clocks by which times of day were written down that do not say theirs, such as {@code
   *     Europe/Berlin}: these get their offset; nobody knows it if null
   */
  record ParseDate(String field, @Nullable String format, List<String> formats, @Nullable Locale locale,
      @Nullable String zone) implements TransformationRule {

    /** The orders by name; {@code excel_1900} and {@code excel_1904} are the day numbers of spreadsheets. */
    public static final List<String> ORDERS =
        List.of("year_month_day", "day_month_year", "month_day_year", "excel_1900", "excel_1904");

    public ParseDate {
      formats = List.copyOf(formats);
    }

    /** Returns the rule that reads dates in one format. */
    public static ParseDate of(String field, String format) {
      return new ParseDate(field, format, List.of(), null, null);
    }
  }

  /**
   * Makes {@code true} or {@code false}.
   *
   * @param trueValues what means true, without case; the words of many languages if both lists are empty
   * @param falseValues what means false
   */
  record ParseBoolean(String field, List<String> trueValues, List<String> falseValues) implements TransformationRule {

    public ParseBoolean {
      trueValues = List.copyOf(trueValues);
      falseValues = List.copyOf(falseValues);
    }
  }

  /** Leaves the text of HTML: no tags, scripts, styles and comments; character references become characters. */
  record StripHtml(String field) implements TransformationRule {}

  /** Is the value of a field that has none. */
  record Default(String field, String value) implements TransformationRule {}

  /**
   * Texts that mean no value in this field, compared without case, such as {@code n/a}.
   *
   * @param usual also those that programs and people usually write; none if null
   */
  record NullValues(String field, List<String> values, @Nullable UsualNulls usual) implements TransformationRule {

    public NullValues {
      values = List.copyOf(values);
    }
  }

  /**
   * Puts one value in the place of another, compared without case.
   *
   * @param otherwise in the place of every other value; they stay as they are if null
   */
  record MapValues(String field, Map<String, String> values, @Nullable String otherwise) implements TransformationRule {

    public MapValues {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** Puts one text in the place of every occurrence of another. */
  record Replace(String field, String text, String with) implements TransformationRule {}

  /**
   * Puts a text in the place of every match of a pattern of {@link java.util.regex.Pattern}; {@code $1} is its group.
   */
  record RegexReplace(String field, String pattern, String with) implements TransformationRule {}

  /**
   * Leaves the first match of a pattern, and no value where it does not match.
   *
   * @param group the group to leave; the first one, or all of the match if it has none, if null
   */
  record RegexExtract(String field, String pattern, @Nullable Integer group) implements TransformationRule {}

  /** Divides a text at a separator; the last of the fields takes the rest, and fields without a part are left empty. */
  record Split(String field, String separator, List<String> into) implements TransformationRule {

    public Split {
      into = List.copyOf(into);
    }
  }

  /**
   * Divides the name of a person into the given and the family name, by a comma, particles ({@code van Beethoven}) and
   * the script: Chinese, Japanese and Korean names begin with the family name. A single name is a family name.
   */
  record SplitName(String field, String given, String family) implements TransformationRule {}

  /**
   * Keeps a number that is none, such as a zip code or a customer number, as the text that it is, without spaces
   * around it; what a spreadsheet has rounded ({@code 1.23E+15}) is a problem of the row.
   */
  record Identifier(String field) implements TransformationRule {}

  /** Joins fields that have a value, by a space if no separator is given. */
  record Concat(String field, List<String> fields, @Nullable String separator) implements TransformationRule {

    public Concat {
      fields = List.copyOf(fields);
    }
  }

  /** Is the first of these fields that has a value; the field itself is only looked at if it is one of them. */
  record Coalesce(String field, List<String> fields) implements TransformationRule {

    public Coalesce {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Makes a list such as {@code a; b} of several values in one cell: trimmed, each once, none blank. A separator inside
   * double quotes separates nothing; a value with a semicolon in it stands in quotes afterwards.
   */
  @JsonName("list")
  record ListValues(String field, @Nullable String separator) implements TransformationRule {}

  /** Multiplies a plain number, such as by 100 or 0.01. */
  record Scale(String field, BigDecimal by) implements TransformationRule {}

  /** Cuts a text after so many characters (code points). */
  record Truncate(String field, int length) implements TransformationRule {}

  /** Puts a character before a text until it has a length, so that {@code 7} is {@code 007}. */
  record PadLeft(String field, int length, String with) implements TransformationRule {}

  /** Leaves the digits, those of any script as 0 to 9. */
  record DigitsOnly(String field) implements TransformationRule {}

  /** Leaves the field out of the record: it was only there for others. */
  record Drop(String field) implements TransformationRule {

    public Drop {
      Require.notBlank(field, "field");
    }
  }

  /** What is between the whole and the parts of a number. */
  enum DecimalSign {
    POINT,
    COMMA
  }

  /** What usually stands where there is no value. */
  enum UsualNulls {
    /** Signs, errors of spreadsheets, and words such as {@code NULL} and {@code none}. */
    ANYWHERE,
    /** The same without the words: {@code Null} and {@code None} are surnames. */
    IN_NAMES
  }

  /** A form of UAX 15. */
  enum UnicodeForm {
    NFC,
    NFKC
  }
}
