package io.crmkit.duplicates;

import io.crmkit.core.json.JsonDocuments;
import java.util.Arrays;
import java.util.List;

/**
 * The name of a definition and the texts of its keys.
 *
 * @param name what it is and the digest of the whole definition
 * @param prefix of its keys, so that those of two definitions are told apart where rows of both wait
 */
record HashKeys(String name, String prefix) {

  private static final int DIGITS = 32;
  private static final int SHORT = 8;

  /**
   * Names a definition.
   *
   * @param kind what it is, such as {@code rule}
   */
  static HashKeys of(String kind, String json) {
    String digest = JsonDocuments.digest(json);
    return new HashKeys(kind + "-" + digest.substring(0, DIGITS), digest.substring(0, SHORT) + ":");
  }

  List<String> texts(long[] hashes) {
    return Arrays.stream(hashes).distinct().mapToObj(hash -> prefix + Long.toHexString(hash)).toList();
  }
}
