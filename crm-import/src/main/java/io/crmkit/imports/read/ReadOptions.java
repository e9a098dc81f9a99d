package io.crmkit.imports.read;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the host knows about a file; whatever it does not say is detected. */
public final class ReadOptions {

  /** Everything detected, within the usual limits. */
  public static final ReadOptions DETECT = builder().build();

  private final Builder given;

  private ReadOptions(Builder given) {
    this.given = given;
  }

  public static Builder builder() {
    return new Builder();
  }

  public Optional<Format> format() {
    return Optional.ofNullable(given.format);
  }

  public Optional<Charset> charset() {
    return Optional.ofNullable(given.charset);
  }

  public Optional<Character> delimiter() {
    return Optional.ofNullable(given.delimiter);
  }

  public Optional<Character> quote() {
    return Optional.ofNullable(given.quote);
  }

  public Optional<Escaping> escaping() {
    return Optional.ofNullable(given.escaping);
  }

  /** Returns the mark that begins a comment, where lines are to be comments. */
  public Optional<Character> comment() {
    return Optional.ofNullable(given.comment);
  }

  public Header header() {
    return given.header;
  }

  public ShortRows shortRows() {
    return given.shortRows;
  }

  /** Returns the columns to read of JSON or XML, by their flattened names; empty for all that the sample has. */
  public List<String> columns() {
    return given.columns;
  }

  /** Returns the name of the sheet of a workbook; without one it is the only visible sheet. */
  public Optional<String> sheet() {
    return Optional.ofNullable(given.sheet);
  }

  /** Returns the name of the member of an archive; without one it is the only one. */
  public Optional<String> member() {
    return Optional.ofNullable(given.member);
  }

  public ReadLimits limits() {
    return given.limits;
  }

  /** Says one thing after the other. */
  public static final class Builder {

    private @Nullable Format format;
    private @Nullable Charset charset;
    private @Nullable Character delimiter;
    private @Nullable Character quote;
    private @Nullable Escaping escaping;
    private @Nullable Character comment;
    private Header header = Header.DETECT;
    private ShortRows shortRows = ShortRows.REFUSE;
    private List<String> columns = List.of();
    private @Nullable String sheet;
    private @Nullable String member;
    private ReadLimits limits = ReadLimits.USUAL;

    private Builder() {}

    public Builder format(Format known) {
      this.format = Objects.requireNonNull(known, "format");
      return this;
    }

    /** Sets the encoding; a byte order mark that says otherwise is reported and overruled. */
    public Builder charset(Charset known) {
      this.charset = Objects.requireNonNull(known, "charset");
      return this;
    }

    public Builder delimiter(char mark) {
      Dialect.requireMark(mark, "delimiter");
      this.delimiter = mark;
      return this;
    }

    public Builder quote(char mark) {
      Dialect.requireMark(mark, "quote");
      this.quote = mark;
      return this;
    }

    public Builder escaping(Escaping known) {
      this.escaping = Objects.requireNonNull(known, "escaping");
      return this;
    }

    public Builder comment(char mark) {
      Dialect.requireMark(mark, "comment");
      this.comment = mark;
      return this;
    }

    public Builder header(Header known) {
      this.header = Objects.requireNonNull(known, "header");
      return this;
    }

    public Builder shortRows(ShortRows wanted) {
      this.shortRows = Objects.requireNonNull(wanted, "shortRows");
      return this;
    }

    public Builder columns(List<String> names) {
      this.columns = List.copyOf(names);
      return this;
    }

    public Builder sheet(String name) {
      this.sheet = Objects.requireNonNull(name, "sheet");
      return this;
    }

    public Builder member(String name) {
      this.member = Objects.requireNonNull(name, "member");
      return this;
    }

    public Builder limits(ReadLimits wanted) {
      this.limits = Objects.requireNonNull(wanted, "limits");
      return this;
    }

    public ReadOptions build() {
      if (delimiter != null && delimiter.equals(quote)) {
        throw new IllegalArgumentException("delimiter and quote must differ but both were " + (int) delimiter);
      }
      Builder copy = new Builder();
      copy.format = format;
      copy.charset = charset;
      copy.delimiter = delimiter;
      copy.quote = quote;
      copy.escaping = escaping;
      copy.comment = comment;
      copy.header = header;
      copy.shortRows = shortRows;
      copy.columns = columns;
      copy.sheet = sheet;
      copy.member = member;
      copy.limits = limits;
      return new ReadOptions(copy);
    }
  }
}
