package io.crmkit.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** Names of folders for ids that may be anything: none leads out of its parent, and no two are the same anywhere. */
final class FolderNames {

  private static final int LONGEST = 60;
  private static final int DIGITS = 16;
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  private FolderNames() {}

  /**
   * Returns the id itself where every file system takes it for a name, such as a UUID; otherwise what is left of it and
   * a part of its digest, by which ids stay apart that differ in case alone.
   */
  static String of(String id) {
    String kept = kept(id);
    return kept.equals(id) && !isDevice(id) ? id : kept + "-" + digest(id);
  }

  private static String kept(String id) {
    StringBuilder kept = new StringBuilder();
    String lower = id.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length() && kept.length() < LONGEST; i++) {
      char c = lower.charAt(i);
      boolean isPlain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
      kept.append(isPlain ? c : '_');
    }
    return kept.toString();
  }

  /** What Windows takes for a device, whatever folder it is in. */
  private static boolean isDevice(String id) {
    return DEVICES.contains(id) || id.length() == 4 && (id.startsWith("com") || id.startsWith("lpt"));
  }

  private static String digest(String id) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
