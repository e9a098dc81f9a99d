package io.crmkit.testkit.ai;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;

/** One edit of a file: some blind, some that know what files lie about. */
final class ModelEdit {

  private static final double[] NUMBERS = {
    Double.NaN, Double.POSITIVE_INFINITY, -0.0, -1, Double.MAX_VALUE, Double.MIN_VALUE, 0
  };
  private static final int CHECKSUM = 4;

  private ModelEdit() {}

  /** Returns the edited file, seven times of eight with a checksum that is right. */
  static byte[] of(byte[] file, Random random) {
    byte[] edited = edited(file, random);
    return random.nextInt(8) == 0 ? edited : checked(edited);
  }

  private static byte[] edited(byte[] file, Random random) {
    int at = random.nextInt(file.length);
    int length = Math.min(file.length - at, 1 + random.nextInt(24));
    byte[] edited = file.clone();
    switch (random.nextInt(8)) {
      case 0 -> edited[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> edited[at] = (byte) random.nextInt(5);
      case 2 -> edited = Arrays.copyOf(file, at);
      case 3 -> Arrays.fill(edited, at, at + Math.min(length, 5), (byte) 0xFF);
      case 4 -> number(edited, at, NUMBERS[random.nextInt(NUMBERS.length)]);
      case 5 -> System.arraycopy(file, random.nextInt(file.length - length + 1), edited, at, length);
      case 6 -> edited = repeated(file, at, length, 1 + random.nextInt(random.nextInt(50) == 0 ? 2_000 : 3));
      default -> edited = repeated(file, at, length, 0);
    }
    return edited;
  }

  private static void number(byte[] file, int at, double number) {
    if (at + Double.BYTES <= file.length) {
      ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putDouble(at, number);
    }
  }

  /** Puts what stands at a place there so many times more, or, for none, cuts it out. */
  private static byte[] repeated(byte[] file, int at, int length, int times) {
    ByteBuffer out = ByteBuffer.allocate(file.length + length * Math.max(0, times - 1) + (times > 0 ? length : 0));
    out.put(file, 0, at);
    for (int i = 0; i < times; i++) {
      out.put(file, at, length);
    }
    int from = times == 0 ? at + length : at;
    out.put(file, from, file.length - from);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Returns a file whose last four bytes are the checksum of those before them. */
  static byte[] checked(byte[] file) {
    if (file.length < CHECKSUM) {
      return file;
    }
    byte[] checked = file.clone();
    CRC32C crc = new CRC32C();
    crc.update(file, 0, file.length - CHECKSUM);
    ByteBuffer.wrap(checked).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - CHECKSUM, (int) crc.getValue());
    return checked;
  }
}
