package io.crmkit.benchmarks.saml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Things to post to an assertion consumer. */
final class GarbageMessages {

  private static final int LONGEST = 20_000;
  private static final int EDITS = 20;
  private static final int DEEP = 50_000;

  private final Random random;
  private final byte[] sound;
  private final List<String> bombs;

  GarbageMessages(Random random, byte[] sound) {
    this.random = random;
    this.sound = sound.clone();
    String deep = "<a>".repeat(DEEP) + "</a>".repeat(DEEP);
    this.bombs = List.of(
        posted(deep.substring(0, 250_000)),
        posted("<a>".repeat(100) + "</a>".repeat(100)),
        posted("<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>"),
        posted("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>"),
        posted("<a" + attributes(5_000) + "/>"),
        posted("<a xmlns:x='http://www.w3.org/2001/XInclude'><x:include href='http://127.0.0.1:9/'/></a>"),
        "A".repeat(1_000_000),
        posted("\u0000".repeat(1_000)),
        posted("<a>" + "<b/>".repeat(1_000)));
  }

  private static String attributes(int many) {
    StringBuilder attributes = new StringBuilder();
    for (int each = 0; each < many; each++) {
      attributes.append(" a").append(each).append("='1'");
    }
    return attributes.toString();
  }

  private static String posted(String xml) {
    return posted(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String posted(byte[] xml) {
    return Base64.getEncoder().encodeToString(xml);
  }

  String bytes() {
    byte[] any = new byte[random.nextInt(LONGEST)];
    random.nextBytes(any);
    return posted(any);
  }

  String edited() {
    byte[] edited = sound.clone();
    for (int edits = 1 + random.nextInt(EDITS); edits > 0; edits--) {
      edited[random.nextInt(edited.length)] = (byte) (' ' + random.nextInt(95));
    }
    return posted(edited);
  }

  String cutOff() {
    return posted(Arrays.copyOf(sound, random.nextInt(sound.length)));
  }

  String bomb() {
    return bombs.get(random.nextInt(bombs.size()));
  }
}
