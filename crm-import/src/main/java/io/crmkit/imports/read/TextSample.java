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
    if (head.length < blockLength) {
      return head;
    }
    byte[] begin = Arrays.copyOf(head, Utf8.wholeLength(head));
    if (!isAscii(begin)) {
      return begin;
    }
    try (InputStream again = file.opening().open()) {
      for (long passed = 0; passed < FURTHEST; passed += blockLength) {
        byte[] block = again.readNBytes(blockLength);
        if (block.length == 0) {
          break;
        }
        byte[] lines = wholeLines(block, block.length < blockLength);
        if (!isAscii(lines)) {
          return lines;
        }
      }
    } catch (BrokenFileException e) {
      return begin;
    }
    return begin;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each <= 0) {
        return false;
      }
    }
    return true;
  }

  /** A block begins anywhere, maybe inside a character, and ends so too unless it is the last one. */
  private static byte[] wholeLines(byte[] block, boolean isLast) {
    int begin = 0;
    while (begin < block.length && block[begin] != '\n') {
      begin++;
    }
    int end = block.length;
    while (!isLast && end > begin && block[end - 1] != '\n') {
      end--;
    }
    return begin == end ? block : Arrays.copyOfRange(block, begin, end);
  }
}
