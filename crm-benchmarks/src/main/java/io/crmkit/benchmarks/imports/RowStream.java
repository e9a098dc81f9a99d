package io.crmkit.benchmarks.imports;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Rows of people, made while they are read: any number of bytes that are on no disk. Every row has a number of its own
 * in two of its values, and each reading gives the same bytes.
 */
final class RowStream extends InputStream {

  private static final int ROWS = 1_000;
  private static final String NUMBER = "0000000000";

  private final byte[] header;
  private final byte[] block;
  private final long blocks;
  private long next;
  private byte[] current;
  private int at;

  private RowStream(String header, String block, long bytes) {
    this.header = header.getBytes(StandardCharsets.UTF_8);
    this.block = block.getBytes(StandardCharsets.UTF_8);
    this.blocks = Math.max(1, bytes / this.block.length);
    this.current = this.header;
  }

  /** CSV of 13 columns, as {@link ContactRows} has it. */
  static RowStream csv(long bytes) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      rows.append(NUMBER).append(",First").append(i % 100).append(",Last").append(i).append(",first.last")
          .append(NUMBER).append("@Example.com,+4930123").append(1_000 + i).append(",Company ").append(i % 500)
          .append(" Ltd,\"Street ").append(i % 300).append(", No. ").append(i % 50).append("\",City").append(i % 200)
          .append(',').append(10_000 + i).append(",de,").append(i).append(".50,").append(10 + i % 18)
          .append("/01/2020,yes\n");
    }
    return new RowStream("id,first,last,email,phone,company,street,city,zip,country,revenue,since,active\n",
        rows.toString(), bytes);
  }

  /** The same fields as objects of JSON, one to a line. */
  static RowStream ndjson(long bytes) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      rows.append("{\"id\":\"").append(NUMBER).append("\",\"first\":\"First").append(i % 100).append("\",\"last\":\"Last")
          .append(i).append("\",\"email\":\"first.last").append(NUMBER).append("@Example.com\",\"phone\":\"+4930123")
          .append(1_000 + i).append("\",\"company\":\"Company ").append(i % 500).append(" Ltd\",\"street\":\"Street ")
          .append(i % 300).append("\",\"city\":\"City").append(i % 200).append("\",\"zip\":\"").append(10_000 + i)
          .append("\",\"country\":\"de\",\"revenue\":").append(i).append(".5,\"since\":\"").append(10 + i % 18)
          .append("/01/2020\",\"active\":\"yes\"}\n");
    }
    return new RowStream("", rows.toString(), bytes);
  }

  /** CSV in which every row is refused: its address is none. */
  static RowStream bad(long rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      text.append(NUMBER).append(",Ada,Last,nobody").append(NUMBER).append(",,,,,12345,de,1,01/01/2020,yes\n");
    }
    String block = text.toString();
    return new RowStream("id,first,last,email,phone,company,street,city,zip,country,revenue,since,active\n", block,
        block.length() * (rows / ROWS));
  }

  long rows() {
    return blocks * ROWS;
  }

  long bytes() {
    return header.length + blocks * block.length;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    Objects.checkFromIndexSize(from, length, into.length);
    if (at == current.length) {
      if (next == blocks) {
        return -1;
      }
      number(next++);
    }
    int size = Math.min(length, current.length - at);
    System.arraycopy(current, at, into, from, size);
    at += size;
    return size;
  }

  /** Gives the rows of a block their numbers; each has its own twice. */
  private void number(long number) {
    long row = number * ROWS;
    boolean second = false;
    for (int i = 0; i + NUMBER.length() <= block.length; i++) {
      if (isNumber(i)) {
        digits(i, row);
        row += second ? 1 : 0;
        second = !second;
        i += NUMBER.length() - 1;
      }
    }
    current = block;
    at = 0;
  }

  /** Nothing else in a row has ten digits without anything between them. */
  private boolean isNumber(int from) {
    for (int i = from; i < from + NUMBER.length(); i++) {
      if (block[i] < '0' || block[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private void digits(int from, long number) {
    long left = number;
    for (int i = from + NUMBER.length() - 1; i >= from; i--) {
      block[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }
}
