package io.crmkit.sso.oauth.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {

  @ParameterizedTest
  @ValueSource(strings = {
    "//evil", "\\\\evil", "/\\evil", "https:evil", "https://evil", "/%2f%2fevil", "/%2Fevil", "/%252fevil", "/%5cevil",
    "javascript:alert(1)", "data:text/html,x", "/a\r\nSet-Cookie: x", "/a%0d%0ab", "/%09/evil", "", "deals", "/./%2fevil",
    "/..//evil", "/%", "/%25252525252f", " /deals", "/\u0085", "/a/..//evil.example", "/a/.//evil", "/a/b/%2e%2e/%2E./%2fevil",
    "/a/..", "/.", "/a/..;x//evil", "/a/..?x", "/a/%252e%252e//evil",
    "/\ud83d", "/a?q=\ude00", "/\ude00\ud83d"
  })
  void refusesWhatMayLeaveTheSite(String path) {
    assertThat(ReturnTo.parse(path).whyNot().orElseThrow().reason()).isEqualTo(OAuthReason.RETURN_TO_UNSAFE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/deals/7?tab=notes&q=a+b", "/search?q=50%25", "/a//b", "/grüße", "/\ud83d\ude00", "/a%20b", "/x?next=https://y",
      "/files/.well-known/a..b/...", "/x?up=/../y", "/x#/../y"})
  void takesPathsOfTheSite(String path) {
    assertThat(ReturnTo.parse(path).orElseThrow().path()).isEqualTo(path);
  }
}
