package io.crmkit.imports.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Archives, sound ones and forged ones. */
final class Archives {

  private Archives() {}

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** @param namesAndContents a name, what is in it, and so on */
  static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write(bytes(namesAndContents[i + 1]));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** An archive with another member behind its own. */
  static byte[] with(byte[] zip, String name, Object content) {
    List<Object> members = new ArrayList<>();
    try (ZipInputStream unpacked = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = unpacked.getNextEntry(); entry != null; entry = unpacked.getNextEntry()) {
        members.add(entry.getName());
        members.add(unpacked.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    members.add(name);
    members.add(content);
    return zip(members.toArray());
  }

  /** A member that is not packed, with its length in front. */
  static byte[] storedZip(String name, String content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    CRC32 sum = new CRC32();
    sum.update(content.getBytes(UTF_8));
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.getBytes(UTF_8).length);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(content.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] bytes(Object content) {
    return content instanceof byte[] raw ? raw : ((String) content).getBytes(UTF_8);
  }

  /** Marks every member as protected by a password. */
  static byte[] encrypted(byte[] zip) {
    return patched(zip, 8, 1);
  }

  /** Has every member packed by a method that nobody reads. */
  static byte[] strangelyPacked(byte[] zip) {
    return patched(zip, 10, 99);
  }

  /** Puts another number into a field of two bytes of each entry of the directory. */
  static byte[] patched(byte[] zip, int field, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < zip.length - 4; at++) {
      if (bytes.getInt(at) == 0x02014b50) {
        bytes.putShort(at + field, (short) value);
      }
    }
    return bytes.array();
  }

  /** Puts another number into a field of the end of a directory of 64 bits; -8 is where the end itself is. */
  static byte[] patched64(byte[] zip, int field, long value) {
    ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - 22 - 20 - 56;
    bytes.putLong(field < 0 ? zip.length - 22 - 20 + 8 : end + field, value);
    return bytes.array();
  }

  /** Lets the second member of two begin where the first one does. */
  static byte[] overlapping(byte[] zip) {
    ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < zip.length - 4; at++) {
      if (bytes.getInt(at) == 0x02014b50) {
        bytes.putInt(at + 42, 0);
      }
    }
    return bytes.array();
  }

  /** Gives the second of two members of equal length of name the name of the first. */
  static byte[] renamed(byte[] zip, String from, String to) {
    byte[] bytes = zip.clone();
    byte[] old = from.getBytes(UTF_8);
    for (int at = 0; at + old.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + old.length, old, 0, old.length)) {
        System.arraycopy(to.getBytes(UTF_8), 0, bytes, at, old.length);
      }
    }
    return bytes;
  }

  /** Writes the directory as archives of more than 4 GiB have it. */
  static byte[] zip64(byte[] zip) {
    ByteBuffer old = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - 22;
    ByteBuffer bytes = ByteBuffer.allocate(zip.length + 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(zip, 0, end);
    bytes.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0)
        .putLong(old.getShort(end + 10)).putLong(old.getShort(end + 10)).putLong(old.getInt(end + 12))
            .putLong(old.getInt(end + 16));
    bytes.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    bytes.putInt(0x06054b50).putShort((short) 0).putShort((short) 0).putShort((short) -1).putShort((short) -1)
        .putInt(-1).putInt(-1).putShort((short) 0);
    return bytes.array();
  }
}
