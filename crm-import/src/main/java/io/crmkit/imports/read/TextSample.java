package io.crmkit.imports.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The part of a file that its encoding can be told from. */
final class TextSample {

  private static final int FURTHEST = 1 << 24;

  private TextSample() {}

  /** Returns what the encoding can be told from: further on, if the beginning is ASCII and so says nothing. */
  static byte[] of(byte[] head, int blockLength, SourceFile file) throws IOException {
    if (head.length < blockLength || !isAscii(head)) {
      return head;
    }
    try (InputStream again = file.opening().open()) {
      for (long passed = 0; passed < FURTHEST; passed += blockLength) {
        byte[] block = again.readNBytes(blockLength);
        if (block.length == 0) {
          break;
        }
        if (!isAscii(block)) {
          return wholeLines(block);
        }
      }
    } catch (BrokenFileException e) {
      return head;
    }
    return head;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each <= 0) {
        return false;
      }
    }
    return true;
  }

  /** A block begins anywhere, maybe inside a character. */
  private static byte[] wholeLines(byte[] block) {
    int begin = 0;
    while (begin < block.length && block[begin] != '\n') {
      begin++;
    }
    int end = block.length;
    while (end > begin && block[end - 1] != '\n') {
      end--;
    }
    return begin == end ? block : Arrays.copyOfRange(block, begin, end);
  }
}
