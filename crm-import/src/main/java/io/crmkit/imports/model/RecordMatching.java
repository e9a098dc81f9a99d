package io.crmkit.imports.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What makes rows and records the same, wherever they are met: inside a file, in other imports that wait, among records,
 * and when somebody else is faster. Its name changes whenever an answer could be another one. Safe for any number of
 * threads.
 *
 * @param <P> something in the form in which it is compared; immutable
 */
public interface RecordMatching<P> extends KeyScheme {

  /** Returns the fields that are compared. */
  List<String> fields();

  /** Returns something in the form in which it is compared, by the fields that it has a value in. */
  P prepare(Map<String, String> fields);

  /** Returns how sure it is that two are the same, and why; nothing if they are not. Symmetric. */
  Optional<Likeness> compare(P one, P other);
}
