package io.crmkit.core.json;

import io.crmkit.core.Validated;
import io.crmkit.core.naming.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads host documents into records and writes records as JSON.
 *
 * <p>An answer lists every problem of a document, each with its JSON pointer and a code:
 *
 * <table>
 *   <caption>Codes</caption>
 *   <tr><td>{@code json.syntax}</td><td>no JSON, with line and column; nothing else was looked at</td></tr>
 *   <tr><td>{@code json.too-large}</td><td>beyond a {@link JsonLimits limit}</td></tr>
 *   <tr><td>{@code json.duplicate-field}</td><td>a member stands twice</td></tr>
 *   <tr><td>{@code json.unknown-field}</td><td>no such member, with the nearest known name</td></tr>
 *   <tr><td>{@code json.missing-field}</td><td>a member that is neither {@code @Nullable} nor a container</td></tr>
 *   <tr><td>{@code json.null-element}</td><td>null in a list or map</td></tr>
 *   <tr><td>{@code json.wrong-type}</td><td>such as a text for a number</td></tr>
 *   <tr><td>{@code json.wrong-value}</td><td>such as a text that is no date</td></tr>
 *   <tr><td>{@code json.unknown-constant}</td><td>no constant of the enum; those allowed are named</td></tr>
 *   <tr><td>{@code json.unknown-type}</td><td>no form of the sealed interface; those allowed are named</td></tr>
 *   <tr><td>{@code json.unknown-version}</td><td>newer than this release; see {@link Versioned}</td></tr>
 *   <tr><td>{@code json.refused}</td><td>the constructor or factory of a type refused the value</td></tr>
 *   <tr><td>{@code validation.…}</td><td>a Bean Validation constraint, such as {@code validation.not-blank}</td></tr>
 *   <tr><td>{@code json.more-problems}</td><td>after the hundredth problem, how many more there are</td></tr>
 * </table>
 */
public final class JsonDocuments {

  private JsonDocuments() {}

  /** Reads a document of {@link JsonLimits#USUAL usual} size into a record or a sealed interface of records. */
  public static <T> Validated<T> read(String json, Class<T> type) {
    return read(json, type, JsonFormat.USUAL);
  }

  /**
   * Reads a document into a record or a sealed interface of records.
   *
   * @throws IllegalArgumentException if the type cannot stand in a document; never for anything in the document
   */
  public static <T> Validated<T> read(String json, Class<T> type, JsonLimits limits) {
    return read(json, type, JsonFormat.within(limits));
  }

  private static <T> Validated<T> read(String json, Class<T> type, JsonFormat format) {
    Problems problems = new Problems();
    Shape shape = Shapes.of(type);
    Json document = format.parse(json, problems);
    @Nullable Object value = document == null ? null : value(document, shape, problems);
    return problems.isEmpty()
        ? Validated.valid(type.cast(Objects.requireNonNull(value)))
        : Validated.invalid(problems.violations());
  }

  private static Object value(Json document, Shape shape, Problems problems) {
    return document instanceof Json.Null
        ? problems.wrongType(JsonPointer.ROOT, "a document", document)
        : shape.read(document, JsonPointer.ROOT, problems);
  }

  /** Writes a record on one line: members in the order of its components, nulls left out, maps in order of keys. */
  public static String write(Object record) {
    return JsonPrinter.print(Shapes.of(record.getClass()).write(record));
  }

  /** Writes a form of a sealed interface such that it can be read as that interface. */
  public static <T> String write(T record, Class<T> type) {
    return JsonPrinter.print(Shapes.of(type).write(record));
  }

  /**
   * Returns the SHA-256 of a document as 64 hexadecimal digits; equal documents have equal digests.
   *
   * <p>Documents are equal if they differ only in white space, in the order of members, in escapes and in how they
   * write a number: the digest is that of the canonical form of RFC 8785, except that numbers are exact decimals.
   *
   * @throws io.crmkit.core.RefusedException if this is no JSON, has a member twice or is beyond the usual limits
   */
  public static String digest(String json) {
    Problems problems = new Problems();
    Json document = JsonFormat.USUAL.parse(json, problems);
    if (document == null || !problems.isEmpty()) {
      Validated.invalid(problems.violations()).orElseThrow();
    }
    String canonical = JsonPrinter.printCanonical(Objects.requireNonNull(document));
    return HexFormat.of().formatHex(sha256().digest(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
