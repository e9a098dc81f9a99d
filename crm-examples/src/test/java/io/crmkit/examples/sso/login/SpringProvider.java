package io.crmkit.examples.sso.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Spring Authorization Server as a team would set it up: one confidential client that must use PKCE, one person with a
 * password. It can be told to say something else in its ID tokens, and to change its keys.
 */
final class SpringProvider implements AutoCloseable {

  static final String PERSON = "alice";
  static final String PASSWORD = "correct horse";

  /** Held, or its level would be forgotten with it. */
  private static final Logger LOGGER = Logger.getLogger("org.apache");

  private final Tomcat tomcat = new Tomcat();
  private final Identities identities = new Identities();

  /**
   * Starts on a free port of 127.0.0.1.
   *
   * @param folder for what Tomcat writes
   */
  SpringProvider(Path folder) throws LifecycleException {
    LOGGER.setLevel(Level.OFF);
    tomcat.setSilent(true);
    tomcat.setBaseDir(folder.toString());
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", null);
    context.addServletContainerInitializer((types, servlets) -> {
      AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
      spring.register(Settings.class);
      spring.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("identities", identities));
      spring.setServletContext(servlets);
      spring.refresh();
      servlets.addFilter("security", new DelegatingFilterProxy("springSecurityFilterChain", spring))
          .addMappingForUrlPatterns(null, false, "/*");
      servlets.addServlet("pages", new DispatcherServlet(spring)).addMapping("/");
    }, Set.of());
    tomcat.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
  }

  /** Puts a claim into ID tokens from now on, in place of the right one. */
  void lie(String claim, Object value) {
    identities.lies.put(claim, value);
  }

  void tellTheTruth() {
    identities.lies.clear();
  }

  /** Signs by a new key from now on; the old one is not published any more. */
  void rotateKeys() {
    identities.key = Identities.newKey();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  /** What the provider signs with, and what it says wrongly. */
  static final class Identities {

    private final Map<String, Object> lies = new ConcurrentHashMap<>();
    private volatile JWK key = newKey();

    private static JWK newKey() {
      try {
        return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
      } catch (JOSEException e) {
        throw new IllegalStateException("every Java platform has RSA", e);
      }
    }

    void customize(JwtEncodingContext token) {
      if (token.getTokenType().getValue().equals("id_token")) {
        token.getClaims().claims(claims -> {
          claims.put("email", "alice@acme.example");
          claims.put("email_verified", true);
          claims.put("name", "Alice Á");
          claims.putAll(lies);
        });
      }
    }
  }

  /** Read by Spring. */
  @Configuration
  @EnableWebSecurity
  static class Settings {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
      OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
      http.securityMatcher(server.getEndpointsMatcher())
          .with(server, each -> each.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(each -> each.anyRequest().authenticated())
          .oauth2ResourceServer(each -> each.jwt(Customizer.withDefaults()))
          .exceptionHandling(each -> each.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")));
      return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(each -> each.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults()).build();
    }

    @Bean
    RegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1").clientId("crm")
          .clientSecret("{noop}" + OidcVisit.SECRET)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .redirectUri(OidcVisit.CALLBACK).postLogoutRedirectUri(OidcVisit.AFTER)
          .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
          .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
          .build());
    }

    @Bean
    UserDetailsService people() {
      return new InMemoryUserDetailsManager(
          User.withUsername(PERSON).password("{noop}" + PASSWORD).authorities("person").build());
    }

    @Bean
    JWKSource<SecurityContext> keys(Identities identities) {
      return (selector, context) -> selector.select(new JWKSet(identities.key));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Identities identities) {
      return identities::customize;
    }
  }
}
