/**
 * Host documents: JSON to records and back, with every problem of a document in one answer.
 *
 * <pre>{@code
 * record Step(@NotBlank String name, @Size(min = 1) List<Approver> approvers, @Nullable Duration timeout) {}
 *
 * sealed interface Approver {
 *   @Scalar record Person(String email) implements Approver {}        // "manager@example.com"
 *   record Role(String role, @Nullable Integer quorum) implements Approver {}   // {"role": "finance", "quorum": 2}
 * }
 *
 * Validated<Step> step = JsonDocuments.read(json, Step.class);
 * }</pre>
 *
 * <h2>How Java types stand in JSON</h2>
 *
 * <ul>
 *   <li>A record is an object; members are named in snake_case or by {@link io.crmkit.core.naming.JsonName}. A member
 *       may be missing if its component is {@code @Nullable} (it is null) or a list, set or map (it is empty).
 *   <li>A {@link io.crmkit.core.Scalar} record is the bare value of its component; a type with a
 *       {@link io.crmkit.core.FromText} factory is text; a class
 *       with two {@link io.crmkit.core.json.AsDocument} methods is the value that they take and return.
 *   <li>A sealed interface is the form that its JSON kind chooses: text, number, boolean and array by the scalar form
 *       of that kind; objects by the member {@code type} (the snake_case name of the form; with
 *       {@link io.crmkit.core.json.TypeMember} a member of another name), or, with
 *       {@link io.crmkit.core.json.ByFirstMember}, by the member that the form begins with.
 *   <li>Enums are lower case; {@code java.time} types are ISO-8601; numbers are exact; {@code Object} is whatever
 *       stands there as {@code String}, {@code BigDecimal}, {@code Boolean}, {@code List} or {@code Map}.
 * </ul>
 *
 * <p>Constraints are checked before a record is constructed, so a constructor never meets a value that an annotation
 * rules out; what a constructor refuses itself becomes a violation at the place of the record. Everything here is safe
 * for concurrent use.
 */
@NullMarked
package io.crmkit.core.json;

import org.jspecify.annotations.NullMarked;
