package io.crmkit.imports.read;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The members of a zip file by its central directory, which alone says what a zip file holds.
 *
 * <p>Sources: PKWARE APPNOTE 6.3.10, sections 4.3.12 (directory), 4.3.14 and 4.5.3 (zip64); and against bombs whose
 * members share bytes, D. Fifield, "A better zip bomb" (2019): no member may begin inside another. java.util.zip offers
 * this for files on a disk only, and for streams believes the headers in between.
 */
final class ZipDirectory {

  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int TAIL = 1 << 17;
  private static final int LARGEST_DIRECTORY = 1 << 26;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final Charset OLD_NAMES = Charset.forName("IBM437");

  private final SourceFile file;
  private final ReadLimits limits;
  private final Map<String, Member> members = new LinkedHashMap<>();

  /** A member as the directory has it. */
  record Member(String name, int flags, int method, int sum, long packed, long unpacked, long offset) {

    boolean isEncrypted() {
      return (flags & 1) != 0;
    }

    boolean isFolder() {
      return name.endsWith("/");
    }
  }

  private ZipDirectory(SourceFile file, ReadLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static ZipDirectory of(SourceFile file, ReadLimits limits) throws IOException {
    ZipDirectory directory = new ZipDirectory(file, limits);
    directory.read();
    return directory;
  }

  List<Member> members() {
    return List.copyOf(members.values());
  }

  Optional<Member> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  private void read() throws IOException {
    byte[] tail;
    long length;
    try (InputStream bytes = file.opening().open()) {
      Tail last = Tail.of(bytes);
      tail = last.bytes;
      length = last.length;
    }
    ByteBuffer end = end(tail);
    long size = Integer.toUnsignedLong(end.getInt(end.position() + 12));
    long offset = Integer.toUnsignedLong(end.getInt(end.position() + 16));
    long count = Short.toUnsignedInt(end.getShort(end.position() + 10));
    if (size == 0xffffffffL || offset == 0xffffffffL || count == 0xffff) {
      ByteBuffer end64 = end64(tail, end.position(), length);
      count = end64.getLong(end64.position() + 32);
      size = end64.getLong(end64.position() + 40);
      offset = end64.getLong(end64.position() + 48);
    }
    if (count > limits.members()) {
      throw new BrokenFileException("import.zip.too-many-members",
          "The archive has %,d members, and one may have %,d.".formatted(count, limits.members()));
    }
    if (size < 0 || offset < 0 || size > LARGEST_DIRECTORY || offset > length - size) {
      throw damaged();
    }
    entries(ByteBuffer.wrap(at(offset, (int) size)).order(ByteOrder.LITTLE_ENDIAN), count, offset);
  }

  private static BrokenFileException damaged() {
    return new BrokenFileException("import.archive.damaged",
        "The directory of the archive is damaged or cut off; get it again.");
  }

  private static ByteBuffer end(byte[] tail) throws BrokenFileException {
    ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = tail.length - 22; at >= 0; at--) {
      if (bytes.getInt(at) == END) {
        return bytes.position(at);
      }
    }
    throw new BrokenFileException("import.archive.truncated",
        "The archive is cut off before its directory; get it again.");
  }

  private static ByteBuffer end64(byte[] tail, int end, long length) throws BrokenFileException {
    ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    if (end < 20 || bytes.getInt(end - 20) != LOCATOR_64) {
      throw damaged();
    }
    long at = bytes.getLong(end - 20 + 8) - (length - tail.length);
    if (at < 0 || at > tail.length - 56 || bytes.getInt((int) at) != END_64) {
      throw damaged();
    }
    return bytes.position((int) at);
  }

  private byte[] at(long offset, int size) throws IOException {
    try (InputStream bytes = file.opening().open()) {
      skip(bytes, offset);
      return bytes.readNBytes(size);
    }
  }

  private static void skip(InputStream bytes, long count) throws IOException {
    try {
      bytes.skipNBytes(count);
    } catch (EOFException e) {
      throw damaged();
    }
  }

  private void entries(ByteBuffer bytes, long count, long directory) throws BrokenFileException {
    for (long i = 0; i < count; i++) {
      if (bytes.remaining() < 46 || bytes.getInt(bytes.position()) != ENTRY) {
        throw damaged();
      }
      Member member = entry(bytes);
      if (members.putIfAbsent(member.name(), member) != null) {
        throw new BrokenFileException("import.zip.duplicate-member",
            "The archive has %s more than once; pack it again.".formatted(member.name()));
      }
    }
    checkApart(directory);
  }

  private static Member entry(ByteBuffer bytes) throws BrokenFileException {
    int at = bytes.position();
    int flags = Short.toUnsignedInt(bytes.getShort(at + 8));
    int nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
    int extraLength = Short.toUnsignedInt(bytes.getShort(at + 30));
    int length = 46 + nameLength + extraLength + Short.toUnsignedInt(bytes.getShort(at + 32));
    if (bytes.remaining() < length) {
      throw damaged();
    }
    byte[] letters = new byte[nameLength];
    bytes.get(at + 46, letters);
    String name = new String(letters, (flags & 0x800) != 0 ? StandardCharsets.UTF_8 : OLD_NAMES);
    long[] sizes = {
      Integer.toUnsignedLong(bytes.getInt(at + 24)), Integer.toUnsignedLong(bytes.getInt(at + 20)),
      Integer.toUnsignedLong(bytes.getInt(at + 42))
    };
    zip64(bytes, at + 46 + nameLength, extraLength, sizes);
    bytes.position(at + length);
    return new Member(name, flags, Short.toUnsignedInt(bytes.getShort(at + 10)), bytes.getInt(at + 16), sizes[1],
        sizes[0], sizes[2]);
  }

  /** Of the three sizes those that do not fit are in the extra field 0x0001, in this order. */
  private static void zip64(ByteBuffer bytes, int from, int length, long[] sizes) {
    int at = from;
    while (at + 4 <= from + length) {
      int id = Short.toUnsignedInt(bytes.getShort(at));
      int size = Short.toUnsignedInt(bytes.getShort(at + 2));
      int value = at + 4;
      for (int i = 0; id == 1 && i < sizes.length; i++) {
        if (sizes[i] == 0xffffffffL && value + 8 <= Math.min(at + 4 + size, from + length)) {
          sizes[i] = bytes.getLong(value);
          value += 8;
        }
      }
      at += 4 + size;
    }
  }

  /** Each member ends before the next one, and the last one before the directory. */
  private void checkApart(long directory) throws BrokenFileException {
    Member before = null;
    for (Member member : members.values().stream().sorted(Comparator.comparingLong(Member::offset)).toList()) {
      checkBetween(before, member.offset());
      before = member;
    }
    checkBetween(before, directory);
  }

  private static void checkBetween(@Nullable Member member, long next) throws BrokenFileException {
    if (member != null && (member.packed() < 0 || member.offset() < 0
        || member.packed() > next - LOCAL_LENGTH || member.offset() > next - LOCAL_LENGTH - member.packed())) {
      throw new BrokenFileException("import.archive.bomb",
          "The members of the archive share bytes, as those of a zip bomb do.");
    }
  }

  /** Opens a member; how much comes out is guarded. */
  InputStream open(Member member) throws IOException {
    if (member.isEncrypted()) {
      throw new BrokenFileException("import.zip.encrypted",
          "%s is protected by a password; unpack it, and import what is in it.".formatted(member.name()));
    }
    if (member.method() != STORED && member.method() != DEFLATED) {
      throw new BrokenFileException("import.zip.method",
          "%s is packed in a way (%d) that is not read; pack it with DEFLATE.".formatted(member.name(),
              member.method()));
    }
    InputStream bytes = file.opening().open();
    try {
      skip(bytes, member.offset());
      ByteBuffer header = ByteBuffer.wrap(bytes.readNBytes(LOCAL_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
      if (header.capacity() < LOCAL_LENGTH || header.getInt(0) != LOCAL) {
        throw damaged();
      }
      skip(bytes, Short.toUnsignedInt(header.getShort(26)) + Short.toUnsignedInt(header.getShort(28)));
      CountedStream packed = new CountedStream(new Bounded(bytes, member.packed()));
      InputStream unpacked = member.method() == STORED ? packed : inflated(packed);
      return new GuardedStream(unpacked, packed::count, limits,
          new GuardedStream.Whole(member.unpacked(), member.sum()));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** Raw DEFLATE data may need one byte more at its end, says {@link Inflater}. */
  private static InputStream inflated(InputStream packed) {
    Inflater inflater = new Inflater(true);
    InputStream padded = new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1]));
    return new InflaterInputStream(padded, inflater, 1 << 14) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }

  /**
   * Names that lead out of the folder that somebody would unpack to. Nothing is unpacked here, but a host may show
   * them.
   */
  static boolean leadsOut(String name) {
    String path = name.replace('\\', '/');
    Set<String> steps = new HashSet<>(Arrays.asList(path.split("/", -1)));
    boolean drive = path.length() > 1 && path.charAt(1) == ':';
    return steps.contains("..") || path.startsWith("/") || drive || path.indexOf('\0') >= 0;
  }

  /** The first bytes of a stream and no more. */
  private static final class Bounded extends FilterInputStream {

    private long left;

    Bounded(InputStream bytes, long length) {
      super(bytes);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      int read = left > 0 ? in.read() : -1;
      left -= read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = in.read(into, from, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }
  }

  /** The last bytes of a stream. */
  private static final class Tail {

    private final byte[] bytes;
    private final long length;

    private Tail(byte[] bytes, long length) {
      this.bytes = bytes;
      this.length = length;
    }

    static Tail of(InputStream stream) throws IOException {
      byte[] block = new byte[2 * TAIL];
      int size = 0;
      long length = 0;
      for (int read = 0; read >= 0; ) {
        if (size == block.length) {
          System.arraycopy(block, TAIL, block, 0, TAIL);
          size = TAIL;
        }
        read = stream.read(block, size, block.length - size);
        size += Math.max(0, read);
        length += Math.max(0, read);
      }
      return new Tail(Arrays.copyOfRange(block, Math.max(0, size - TAIL), size), length);
    }
  }
}
