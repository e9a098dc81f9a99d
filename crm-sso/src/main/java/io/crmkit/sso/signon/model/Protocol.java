package io.crmkit.sso.signon.model;

/** How a provider is spoken with. */
public enum Protocol { OPENID_CONNECT, GITHUB, SAML }
