package io.crmkit.sso.provider;

import io.crmkit.core.Decision;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.id.Ids;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.oauth.ClientKey;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.provider.LoginProviders.Which;
import io.crmkit.sso.provider.ProviderBook.Whose;
import io.crmkit.sso.provider.model.OAuthApp;
import io.crmkit.sso.provider.model.OAuthApp.SecretUse;
import io.crmkit.sso.provider.model.OidcSettings;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderCommand.Activate;
import io.crmkit.sso.provider.model.ProviderCommand.Activate.Hold;
import io.crmkit.sso.provider.model.ProviderCommand.Change;
import io.crmkit.sso.provider.model.ProviderCommand.Create;
import io.crmkit.sso.provider.model.ProviderCommand.Deactivate;
import io.crmkit.sso.provider.model.ProviderCommand.Remove;
import io.crmkit.sso.provider.model.ProviderCommand.Reseal;
import io.crmkit.sso.provider.model.ProviderCommand.RotateSecret;
import io.crmkit.sso.provider.model.ProviderDetails;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.provider.model.ProviderSettings;
import io.crmkit.sso.provider.model.ProviderSettings.GitHub;
import io.crmkit.sso.provider.model.ProviderStatus;
import io.crmkit.sso.provider.model.ProviderView;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The registry of identity providers: sets them up, changes them, and says with which people may log in.
 *
 * <p>What is changed while people log in waits for a test and another activation, except for what the provider itself has
 * changed: a rotated secret, newer metadata. Secrets are sealed before they are stored, and never come out again.
 */
public final class Providers {

  private static final int SWEEP = 200;

  private final ProviderPorts ports;
  private final ProviderPolicy policy;
  private final ProviderBook book;
  private final MetadataFetch metadata;
  private final ServiceKeys keys;
  private final ProviderForms forms;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Observed observed;

  public Providers(ProviderPorts ports, ProviderPolicy policy, Clock clock) {
    this(ports, policy, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Providers(ProviderPorts ports, ProviderPolicy policy, Clock clock, ServiceListener listener) {
    this.ports = Objects.requireNonNull(ports, "ports");
    this.policy = Objects.requireNonNull(policy, "policy");
    this.book = new ProviderBook(ports, clock);
    this.metadata = new MetadataFetch(ports.http());
    this.keys = new ServiceKeys(ports.sealer(), Ids.timeOrdered(clock));
    this.forms = new ProviderForms(ports, metadata, keys, clock);
    this.clock = clock;
    this.observed = Observed.service("identity-providers", listener);
  }

  /** Finds the providers that people may log in with now. */
  public LoginProviders active() {
    return new LoginProviders(ports.providers(), ports.sealer(), Which.LIVE);
  }

  /** Finds providers as they are set up newest, drafts too: for tests alone. */
  LoginProviders newest() {
    return new LoginProviders(ports.providers(), ports.sealer(), Which.NEWEST);
  }

  /**
   * Sets a provider up as a draft. Metadata of SAML are fetched, and the host gets its first key pair.
   *
   * @return what happened; or {@link io.crmkit.core.Violations} that name each field of the form, or a refusal such as
   *     {@link ProviderReason#PROVIDER_COLLISION}
   */
  public Decision<ProviderEvent> create(TenantId tenant, ProviderId id, ProviderForm form, Client client) {
    return observed.call("create", tenant, call -> {
      Whose whose = new Whose(tenant, id, client);
      Stored<Provider> stored = book.load(tenant, id);
      if (!(stored.value() instanceof Provider.Blank)) {
        return Decision.refuse(new SsoRefusal(ProviderReason.PROVIDER_EXISTS,
            "The tenant has, or had, a provider %s. Choose another id.".formatted(id)));
      }
      Validated<ProviderSettings> read = forms.first(tenant, id, form);
      if (read instanceof Validated.Invalid<ProviderSettings> invalid) {
        return Decision.refuse(invalid.violations());
      }
      ProviderSettings settings = read.orElseThrow();
      Create create = new Create(new ProviderDetails(form.name(), form.preset(), settings), clock.instant());
      return book.told(whose, unlessTaken(whose, settings, () -> book.handle(whose, stored.version(), create)),
          Kind.PROVIDER_CREATED, "created");
    });
  }

  static @Nullable OAuthApp app(ProviderSettings settings) {
    if (settings instanceof GitHub gitHub) {
      return gitHub.app();
    }
    return settings instanceof OidcSettings oidc ? oidc.app() : null;
  }

  private Decision<ProviderEvent> unlessTaken(Whose whose, ProviderSettings settings, ProviderBook.Attempt then) {
    return hold(settings) == Hold.SHARED ? then.run() : book.unlessTaken(whose, settings, then);
  }

  private Hold hold(ProviderSettings settings) {
    OAuthApp app = app(settings);
    return app != null && policy.sharedClients().contains(app.clientId()) ? Hold.SHARED : Hold.ALONE;
  }

  /**
   * Sets a provider up otherwise, from a form of the same preset. A secret, or metadata, that are not filled in stay as they
   * are, and so do the places that are registered at the provider.
   */
  public Decision<ProviderEvent> change(TenantId tenant, ProviderId id, ProviderForm form, Client client) {
    return observed.call("change", tenant, call -> {
      Stored<Provider> stored = book.load(tenant, id);
      ProviderSettings before = stored.value() instanceof Known known && known.details().preset() == form.preset()
          ? known.details().settings() : null;
      if (before == null) {
        return changed(new Whose(tenant, id, client), stored, null, form);
      }
      Validated<ProviderSettings> read = forms.next(tenant, id, form, before);
      return read instanceof Validated.Invalid<ProviderSettings> invalid ? Decision.refuse(invalid.violations())
          : changed(new Whose(tenant, id, client), stored, read.orElseThrow(), form);
    });
  }

  private Decision<ProviderEvent> changed(
      Whose whose, Stored<Provider> stored, @Nullable ProviderSettings settings, ProviderForm form) {
    if (settings == null) {
      String why = stored.value() instanceof Known known
          ? "%s is a provider of the kind %s, which does not change.".formatted(whose.id(), known.details().preset())
          : "The tenant has no provider %s.".formatted(whose.id());
      return Decision.refuse(new SsoRefusal(stored.value() instanceof Known
          ? ProviderReason.PROTOCOL_MISMATCH : ProviderReason.PROVIDER_UNKNOWN, why));
    }
    Change change = new Change(new ProviderDetails(form.name(), form.preset(), settings), clock.instant());
    return book.told(whose, unlessTaken(whose, settings, () -> book.handle(whose, stored.version(), change)),
        Kind.PROVIDER_CHANGED, "settings");
  }

  /**
   * Changes settings that no form asks for, such as the policy of a SAML provider.
   *
   * @param change makes new settings of those that are there; it may be called several times
   */
  public Decision<ProviderEvent> adjust(
      TenantId tenant, ProviderId id, UnaryOperator<ProviderSettings> change, Client client) {
    return observed.call("adjust", tenant, call -> {
      Stored<Provider> stored = book.load(tenant, id);
      if (!(stored.value() instanceof Known known)) {
        return Decision.refuse(unknown(id));
      }
      Whose whose = new Whose(tenant, id, client);
      ProviderSettings settings = change.apply(known.details().settings());
      Change command = new Change(known.details().withSettings(settings), clock.instant());
      return book.told(whose, unlessTaken(whose, settings, () -> book.handle(whose, stored.version(), command)),
          Kind.PROVIDER_CHANGED, "settings");
    });
  }

  static SsoRefusal unknown(ProviderId id) {
    return new SsoRefusal(ProviderReason.PROVIDER_UNKNOWN, "The tenant has no provider %s.".formatted(id));
  }

  /** Takes another secret of the same client, at once and for everybody. */
  public Decision<ProviderEvent> rotateSecret(TenantId tenant, ProviderId id, String secret, Client client) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("secret must not be blank");
    }
    return observed.call("rotateSecret", tenant, call -> {
      byte[] bytes = secret.strip().getBytes(StandardCharsets.UTF_8);
      return rotated(new Whose(tenant, id, client), bytes, RotateSecret.Form.TEXT);
    });
  }

  /** Makes another key pair for {@code private_key_jwt}; give the provider {@link #clientKeys} right after it. */
  public Decision<ProviderEvent> rotateClientKey(TenantId tenant, ProviderId id, Client client) {
    return observed.call("rotateClientKey", tenant, call -> rotated(new Whose(tenant, id, client),
        ClientKey.bytes(SigningKey.generate(JwsAlgorithm.RS256, random)), RotateSecret.Form.KEY_PAIR));
  }

  private Decision<ProviderEvent> rotated(Whose whose, byte[] secret, RotateSecret.Form form) {
    Sealed sealed = ports.sealer().seal(whose.tenant(), OAuthClient.secretPurpose(whose.id()), secret);
    return book.told(whose, book.handleFresh(whose, state -> new RotateSecret(sealed, form, clock.instant())),
        Kind.PROVIDER_CHANGED, "secret");
  }

  /**
   * Seals the secrets of all providers of a tenant anew that a former key has sealed; once it was called for every tenant, that
   * key may go.
   *
   * @return how many providers had such secrets
   */
  public int reseal(TenantId tenant, Client client) {
    return observed.call("reseal", tenant, call -> (int) Pages.stream(SWEEP, page -> ports.providers().all(tenant, page))
        .filter(id -> !resealed(new Whose(tenant, id, client)).orElseThrow().isEmpty()).count());
  }

  private Decision<ProviderEvent> resealed(Whose whose) {
    Stored<Provider> stored = book.load(whose.tenant(), whose.id());
    if (!(stored.value() instanceof Known known)) {
      return Decision.accept(List.of());
    }
    Reseal command = new Resealing(whose.tenant(), whose.id(), ports.sealer()).of(known, clock.instant());
    return book.told(whose, book.handle(whose, stored.version(), command), Kind.PROVIDER_CHANGED, "resealed");
  }

  /** Lets people log in with the newest settings, if they passed every test that the policy asks for. */
  public Decision<ProviderEvent> activate(TenantId tenant, ProviderId id, Client client) {
    return observed.call("activate", tenant, call -> {
      Whose whose = new Whose(tenant, id, client);
      ProviderBook.Attempt activation = () -> book.handleFresh(whose, state -> {
        Instant now = clock.instant();
        Hold hold = state instanceof Known known ? hold(known.details().settings()) : Hold.ALONE;
        return new Activate(policy.required(), now.minus(policy.proofLife()), hold, now);
      });
      ProviderSettings alone = book.load(tenant, id).value() instanceof Known known
          && hold(known.details().settings()) == Hold.ALONE ? known.details().settings() : null;
      return book.told(whose, alone == null ? activation.run() : book.unlessTakenBefore(whose, alone, activation),
          Kind.PROVIDER_ACTIVATED, "activated");
    });
  }

  /**
   * Lets nobody log in with it any more. Sessions go on; to end them as well, with their tokens, call {@code SessionEndings.endAll}
   * with {@code SessionFilter.OfProvider} afterwards.
   */
  public Decision<ProviderEvent> deactivate(TenantId tenant, ProviderId id, String why, Client client) {
    return observed.call("deactivate", tenant, call -> {
      Whose whose = new Whose(tenant, id, client);
      return book.told(whose, book.handleFresh(whose, state -> new Deactivate(why, clock.instant())),
          Kind.PROVIDER_DEACTIVATED, why);
    });
  }

  /** Forgets a provider that is not active, for good; its id is not given again. */
  public Decision<ProviderEvent> remove(TenantId tenant, ProviderId id, String why, Client client) {
    return observed.call("remove", tenant, call -> {
      Whose whose = new Whose(tenant, id, client);
      return book.told(whose, book.handleFresh(whose, state -> new Remove(why, clock.instant())),
          Kind.PROVIDER_CHANGED, "removed");
    });
  }

  /** Returns a provider without its secrets; nothing if there is none, or it was removed. */
  public Optional<ProviderView> find(TenantId tenant, ProviderId id) {
    return observed.call("find", tenant, call -> view(tenant, id));
  }

  private Optional<ProviderView> view(TenantId tenant, ProviderId id) {
    return book.load(tenant, id).value() instanceof Known known
        ? Optional.of(ProviderView.of(id, known)) : Optional.empty();
  }

  /** Returns the providers of a tenant in the order of their ids; pages may be short by those that were removed. */
  public Page<ProviderView> list(TenantId tenant, PageRequest page) {
    return observed.call("list", tenant, call -> {
      Page<ProviderId> ids = ports.providers().all(tenant, page);
      return new Page<>(ids.items().stream().flatMap(id -> view(tenant, id).stream()).toList(), ids.next());
    });
  }

  /** Returns the providers that people can log in with now, in the order of their ids: what a login page offers. */
  public List<ProviderView> offered(TenantId tenant) {
    return observed.call("offered", tenant, call -> Pages.stream(SWEEP, page -> ports.providers().all(tenant, page))
        .flatMap(id -> view(tenant, id).stream()).filter(view -> view.status() == ProviderStatus.ACTIVE).toList());
  }

  /** Returns everything that ever happened to a provider, oldest first; nothing if it does not exist. */
  public List<ProviderEvent> history(TenantId tenant, ProviderId id) {
    return observed.call("history", tenant, call -> book.history(tenant, id));
  }

  /** Returns the key by which a provider checks our {@code private_key_jwt}, as a JWKS; nothing if there is none. */
  public Optional<String> clientKeys(TenantId tenant, ProviderId id) {
    if (!(book.load(tenant, id).value() instanceof Known known)) {
      return Optional.empty();
    }
    OAuthApp app = app(known.details().settings());
    return app == null || app.use() != SecretUse.PRIVATE_KEY_JWT || app.secret() == null ? Optional.empty()
        : Optional.of(ClientKey.published(
            ports.sealer().open(tenant, OAuthClient.secretPurpose(id), app.secret())));
  }

  ProviderBook book() {
    return book;
  }

  ProviderPorts ports() {
    return ports;
  }

  Clock clock() {
    return clock;
  }

  ServiceKeys keys() {
    return keys;
  }

  MetadataFetch metadata() {
    return metadata;
  }
}
