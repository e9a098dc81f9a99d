package io.crmkit.sso.jose;

import com.nimbusds.jose.crypto.utils.ECChecks;
import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The curves of RFC 7518, section 6.2.1.1, each with the one algorithm that signs on it. */
enum EcCurve {
  P_256("P-256", JwsAlgorithm.ES256, 32),
  P_384("P-384", JwsAlgorithm.ES384, 48),
  P_521("P-521", JwsAlgorithm.ES512, 66);

  private final String jwkName;
  private final JwsAlgorithm algorithm;
  private final int coordinateBytes;

  EcCurve(String jwkName, JwsAlgorithm algorithm, int coordinateBytes) {
    this.jwkName = jwkName;
    this.algorithm = algorithm;
    this.coordinateBytes = coordinateBytes;
  }

  static Optional<EcCurve> named(String jwkName) {
    return Arrays.stream(values()).filter(each -> each.jwkName.equals(jwkName)).findFirst();
  }

  static EcCurve of(JwsAlgorithm algorithm) {
    return Arrays.stream(values()).filter(each -> each.algorithm == algorithm).findFirst().orElseThrow();
  }

  static Optional<EcCurve> of(ECParameterSpec parameters) {
    return Arrays.stream(values())
        .filter(each -> each.parameters().getOrder().equals(parameters.getOrder())
            && each.parameters().getCurve().equals(parameters.getCurve()))
        .findFirst();
  }

  String jwkName() {
    return jwkName;
  }

  JwsAlgorithm algorithm() {
    return algorithm;
  }

  int coordinateBytes() {
    return coordinateBytes;
  }

  ECParameterSpec parameters() {
    return Objects.requireNonNull(Curve.parse(jwkName).toECParameterSpec());
  }

  /** Whether both are numbers of the field and the point is on the curve (RFC 8725, section 3.4). */
  boolean holds(BigInteger x, BigInteger y) {
    BigInteger prime = ((ECFieldFp) parameters().getCurve().getField()).getP();
    return x.compareTo(prime) < 0 && y.compareTo(prime) < 0 && ECChecks.isPointOnCurve(x, y, parameters());
  }
}
