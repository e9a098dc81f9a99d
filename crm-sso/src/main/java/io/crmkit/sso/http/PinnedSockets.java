package io.crmkit.sso.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the one socket of an exchange: it connects to addresses that were checked, whatever the name of the host would be
 * resolved to by now, and no read outlasts the deadline. TLS on top of it is for the name: SNI and certificate are the host's.
 */
final class PinnedSockets extends SSLSocketFactory {

  private final List<InetAddress> addresses;
  private final Deadline deadline;
  private final SSLSocketFactory tls;
  private boolean isUsed;

  PinnedSockets(List<InetAddress> addresses, Deadline deadline, SSLSocketFactory tls) {
    this.addresses = List.copyOf(addresses);
    this.deadline = deadline;
    this.tls = tls;
  }

  /** Once: the JDK would send a request a second time if the server hangs up, and a code works but once. */
  @Override
  public Socket createSocket() throws IOException {
    if (isUsed) {
      throw new SocketException("the server has hung up, and a request is sent only once");
    }
    isUsed = true;
    return new PinnedSocket();
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(connected, host, port, autoClose);
    SSLParameters parameters = socket.getSSLParameters();
    // Not left to the JDK, where a host may have switched it off for all connections.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unpinned();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
    throw unpinned();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unpinned();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
    throw unpinned();
  }

  private static IOException unpinned() {
    return new SocketException("only addresses that were checked are connected to");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  private final class PinnedSocket extends Socket {

    @Override
    public void connect(SocketAddress asked, int timeout) throws IOException {
      int port = ((InetSocketAddress) asked).getPort();
      // One attempt: a socket that failed to connect cannot be used again, and the first address is the preferred one.
      super.connect(new InetSocketAddress(addresses.get(0), port), deadline.millisLeft());
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new TimedInput(super.getInputStream(), this, deadline);
    }
  }

  private static final class TimedInput extends InputStream {

    private final InputStream input;
    private final Socket socket;
    private final Deadline deadline;

    TimedInput(InputStream input, Socket socket, Deadline deadline) {
      this.input = input;
      this.socket = socket;
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      socket.setSoTimeout(deadline.millisLeft());
      return input.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      socket.setSoTimeout(deadline.millisLeft());
      return input.read(into, from, length);
    }

    @Override
    public int available() throws IOException {
      return input.available();
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }
}
