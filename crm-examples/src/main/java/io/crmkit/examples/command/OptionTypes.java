package io.crmkit.examples.command;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What options may say, by what they mean; whatever else they say is answered with what is allowed. */
public final class OptionTypes {

  private OptionTypes() {}

  /** Makes commands, and those below them, read their options so. */
  public static CommandLine of(CommandLine commands) {
    ITypeConverter<Integer> whole = as(Integer::valueOf, "a whole number of up to nine digits, such as 12");
    ITypeConverter<Long> large = as(Long::valueOf, "a whole number of up to 18 digits, such as 12");
    ITypeConverter<Double> number = as(Double::valueOf, "a number with a decimal point, such as 0.25");
    ITypeConverter<Boolean> choice = as(OptionTypes::choice, "true or false");
    return commands
        .registerConverter(int.class, whole).registerConverter(Integer.class, whole)
        .registerConverter(long.class, large).registerConverter(Long.class, large)
        .registerConverter(double.class, number).registerConverter(Double.class, number)
        .registerConverter(boolean.class, choice).registerConverter(Boolean.class, choice)
        .registerConverter(LocalDate.class, as(LocalDate::parse, "a day as year-month-day, such as 2026-11-23"))
        .registerConverter(Charset.class, as(Charset::forName, "an encoding that is known here, such as UTF-8,"
            + " windows-1252 or Shift_JIS"))
        .registerConverter(Path.class, as(Path::of, "the name of a file or folder"));
  }

  private static <T> ITypeConverter<T> as(Function<String, T> reading, String allowed) {
    return text -> {
      try {
        return reading.apply(text);
      } catch (NumberFormatException | DateTimeParseException | IllegalCharsetNameException
          | UnsupportedCharsetException | InvalidPathException unknown) {
        throw new TypeConversionException("'%s' is not %s".formatted(text, allowed));
      }
    };
  }

  private static Boolean choice(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!word.equals("true") && !word.equals("false")) {
      throw new NumberFormatException(text);
    }
    return word.equals("true");
  }
}
