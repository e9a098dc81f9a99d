package io.crmkit.imports.model;

import java.util.List;
import java.util.Map;

/**
 * By which keys things are found that may be the same: what shares no key is never compared. Safe for any number of
 * threads.
 */
public interface KeyScheme {

  /**
   * Returns the name under which a store keeps the keys, at most 64 visible characters of ASCII. Schemes of one name make
   * the same keys of the same fields, on every machine and for ever.
   */
  String name();

  /** Returns the keys of something by the fields that it has a value in, each once and of at most 200 characters. */
  List<String> keys(Map<String, String> fields);
}
