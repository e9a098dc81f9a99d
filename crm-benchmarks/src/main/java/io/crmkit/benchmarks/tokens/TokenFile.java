package io.crmkit.benchmarks.tokens;

import io.crmkit.benchmarks.worker.Contest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** One token by RS256 and the key to check it with, as every contestant gets them: two lines of a file. */
record TokenFile(String token, String publicKey) {

  void write(Path file) throws IOException {
    Files.write(file, List.of(token, publicKey));
  }

  static TokenFile read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new TokenFile(lines.get(0), lines.get(1));
  }

  RSAPublicKey key() throws GeneralSecurityException {
    PublicKey key = KeyFactory.getInstance("RSA")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
    return (RSAPublicKey) key;
  }

  /** The signature alone, over bytes at hand: what nobody can do without. */
  Contest.Work raw() throws GeneralSecurityException {
    RSAPublicKey key = key();
    int end = token.lastIndexOf('.');
    byte[] signed = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
    return () -> {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature);
    };
  }
}
