package io.crmkit.sso.saml.model;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.SsoRefusal;

/**
 * Why a SAML message or metadata was refused; one constant for each check. "Core", "Bindings", "Profiles" and "Metadata" are
 * the four parts of SAML 2.0 (OASIS, March 2005, with Errata 05).
 */
public enum SamlReason implements Reason {

  /** A document type, an entity, or XInclude. */
  DTD_FORBIDDEN,
  /** More bytes, depth or attributes than a message may have, also after inflating (Bindings 3.4.4.1). */
  TOO_LARGE,
  /** Not base64 (Bindings 3.5.4). */
  MALFORMED_BASE64,
  /** Neither UTF-8 nor UTF-16 with a byte order mark, or bytes that its encoding does not know. */
  MALFORMED_ENCODING,
  /** Not one well-formed XML 1.0 element, or a parameter that is missing or there twice. */
  MALFORMED_XML,
  /** A relative namespace name, or an element of SAML or XML Signature under a foreign namespace. */
  MALFORMED_NAMESPACE,
  /** Not raw DEFLATE (Bindings 3.4.4.1). */
  MALFORMED_DEFLATE,

  /** Neither the response nor its assertion is signed (Profiles 4.1.4.5). */
  NOT_SIGNED,
  /** The response is not signed, though the policy wants it. */
  RESPONSE_NOT_SIGNED,
  /** The assertion is not signed, though the policy wants it. */
  ASSERTION_NOT_SIGNED,
  /** The digest or the signature value is wrong (Core 5.4). */
  SIGNATURE_INVALID,
  /** Signed by a key that is not the provider's in the configuration (Core 5.4.5). */
  SIGNATURE_UNTRUSTED,
  /** A signed element stands beside, in or around another of its kind that would be read in its place (Core 5.4.2). */
  SIGNATURE_WRAPPING,
  /** Two elements with one ID, or an ID attribute with a prefix (Core 1.3.4). */
  DUPLICATE_ID,
  /** A response, assertion or request without an ID (Core 1.3.4). */
  MISSING_ID,
  /** The reference names another element than the one that holds the signature (Core 5.4.2). */
  REFERENCE_MISMATCH,
  /** The reference names the whole document (Core 5.4.2). */
  REFERENCE_EMPTY,
  /** The reference leads out of the document; nothing is fetched (Core 5.4.2). */
  REFERENCE_EXTERNAL,
  /** The reference is an XPointer (Core 5.4.2). */
  REFERENCE_XPOINTER,
  /** Not exactly one reference (Core 5.4.2). */
  REFERENCE_COUNT,
  /** A ds:Object or a ds:Manifest (Core 5.4.2, Errata 05). */
  SIGNATURE_OBJECT,
  /** Parts of a signature that are missing, doubled, misplaced, or interrupted by comments (CVE-2025-29774, -29775). */
  SIGNATURE_STRUCTURE,
  /** A signature that is no child of a response or assertion (Core 5.4.1). */
  SIGNATURE_POSITION,
  /** A transform beyond enveloped and exclusive canonicalization, or one of them missing or twice (Core 5.4.4). */
  FORBIDDEN_TRANSFORM,
  /** Key information that would have to be fetched or resolved. */
  KEYINFO_FORBIDDEN,
  /** An algorithm that no policy allows, such as a MAC (Core 5.4; CVE-2009-0217). */
  ALG_NOT_ALLOWED,
  /** An algorithm or key that only a policy for old providers allows (NIST SP 800-131A; XML Encryption 1.1, 5.5.1). */
  WEAK_ALGORITHM,
  /** The provider's certificate has expired or is not valid yet, and the policy minds. */
  CERT_NOT_VALID_AT_TIME,
  /** Two verifiers did not come to the same end, so neither is believed. */
  SIGNATURE_DISPUTED,

  /** The signature of a redirect does not cover the query as it came (Bindings 3.4.4.1). */
  REDIRECT_SIGNATURE,
  /** An unknown SAMLEncoding (Bindings 3.4.4). */
  ENCODING_UNSUPPORTED,
  /** Not version 2.0 (Core 3.2.2). */
  VERSION,
  /** Another message than a response (Core 3.3). */
  NOT_A_RESPONSE,
  /** The provider reports a failure, or no status (Core 3.2.2.2). */
  STATUS_NOT_SUCCESS,
  /** Sent to another place, or to none though signed (Core 3.2.2; Bindings 3.5.5.2). */
  DESTINATION,
  /** Not the provider's entity ID (Profiles 4.1.4.2). */
  ISSUER,
  /** Answers a request that nobody made (Profiles 4.1.4.3). */
  IN_RESPONSE_TO_UNKNOWN,
  /** Answers a request that is too old. */
  IN_RESPONSE_TO_EXPIRED,
  /** Answers a request that was answered before. */
  IN_RESPONSE_TO_USED,
  /** Answers a request that another browser made (login CSRF). */
  IN_RESPONSE_TO_BROWSER,
  /** Answers a request that was made for another tenant. */
  IN_RESPONSE_TO_TENANT,
  /** Answers a request that was sent to another provider. */
  IN_RESPONSE_TO_PROVIDER,
  /** Answers no request, while only answers are wanted; or answers one only in part (Profiles 4.1.5). */
  UNSOLICITED,
  /** No assertion, or more than one outside an Advice (CVE-2022-41912). */
  ASSERTION_COUNT,
  /** No subject, or one without a name (Profiles 4.1.4.2). */
  NO_NAMEID,
  /** No bearer confirmation (Profiles 4.1.4.2). */
  SC_METHOD,
  /** A bearer confirmation without data. */
  SC_NO_DATA,
  /** No recipient. */
  SC_NO_RECIPIENT,
  /** For another recipient. */
  SC_RECIPIENT,
  /** No end of validity. */
  SC_NO_NOTONORAFTER,
  /** A beginning of validity, which a bearer confirmation may not have. */
  SC_NOTBEFORE_PRESENT,
  /** Confirms the answer to another request. */
  SC_IN_RESPONSE_TO,
  /** The confirmation has expired (Profiles 4.1.4.3). */
  SC_EXPIRED,
  /** No conditions (Core 2.5.1). */
  NO_CONDITIONS,
  /** Not valid yet. */
  NOT_YET_VALID,
  /** No longer valid. */
  EXPIRED,
  /** Not a time in UTC, or a time span that ends before it begins (Core 1.3.3, 2.5.1.2). */
  BAD_TIMESTAMP,
  /** For another audience, or for any (Core 2.5.1.4). */
  AUDIENCE,
  /** A condition that is not understood, which makes the whole invalid (Core 2.5.1.1). */
  CONDITION_UNKNOWN,
  /** An assertion that was presented before (Profiles 4.1.4.5). */
  REPLAY,
  /** Nothing about an authentication (Profiles 4.1.4.2). */
  NO_AUTHN_STATEMENT,
  /** The provider's own session has ended (Core 2.7.2). */
  SESSION_EXPIRED,
  /** Authenticated by weaker means than asked, or too long ago (Core 3.3.2.2.1). */
  AUTHN_CONTEXT,
  /** A comment or a processing instruction splits a value (CVE-2017-11428). */
  COMMENT_IN_VALUE,
  /** A name of a format, or of a service provider, that was not asked for (Core 3.4.1.1, 8.3). */
  NAMEID_POLICY,
  /** The same attribute twice (Core 2.7.3). */
  ATTRIBUTE_DUPLICATE,
  /** Elements where an attribute should have text, or no name. */
  ATTRIBUTE_STRUCTURE,
  /** An encrypted attribute, which nothing here reads. */
  ATTRIBUTE_ENCRYPTED,
  /** What is encrypted cannot be used; the answer is the same whatever the cause (XML Encryption 1.1, 5.5 and 8). */
  DECRYPTION_FAILED,
  /** A relay state over 80 bytes, or one that leads elsewhere (Bindings 3.4.3, 3.5.3). */
  RELAY_STATE,

  /** The metadata is not well-formed, or not metadata. */
  METADATA_MALFORMED,
  /** The metadata holds a document type. */
  METADATA_DTD,
  /** The metadata has more than 5 MiB, or is too deep. */
  METADATA_TOO_LARGE,
  /** No identity provider of SAML 2.0 in the metadata. */
  METADATA_NO_IDP,
  /** Several identity providers, and none was named; the message lists them. */
  METADATA_AMBIGUOUS,
  /** The entity that was named is not there. */
  METADATA_ENTITY_UNKNOWN,
  /** The metadata is no longer valid (Metadata 2.3.2). */
  METADATA_EXPIRED,
  /** A key is pinned and the metadata is not signed. */
  METADATA_NOT_SIGNED,
  /** The signature of the metadata is not by the pinned key, or wrong in any other way (Metadata 3). */
  METADATA_SIGNATURE,
  /** An address with another scheme than https, or http off loopback (CVE-2023-45683). */
  METADATA_LOCATION,
  /** No place to sign on. */
  METADATA_NO_ENDPOINT,
  /** No certificate to verify with, or one that cannot be read. */
  METADATA_CERTIFICATE,
  /** An RSA key of fewer than 2048 bits, or on a curve that is not allowed. */
  METADATA_WEAK_KEY,
  /** A refresh brought another entity. */
  METADATA_ENTITY_CHANGED,

  /** A logout request that is not signed (Profiles 4.4.3.5). */
  LOGOUT_NOT_SIGNED,
  /** A logout request past its NotOnOrAfter, or issued too long ago (Core 3.7.1). */
  LOGOUT_EXPIRED,
  /** A logout request of somebody else. */
  LOGOUT_ISSUER,
  /** A logout request for another place. */
  LOGOUT_DESTINATION,
  /** A logout request for a session that is not known. */
  LOGOUT_SESSION_INDEX,
  /** A logout request for somebody who is not logged in. */
  LOGOUT_NAMEID,
  /** A logout request that came before. */
  LOGOUT_REPLAY,
  /** Not a logout request. */
  LOGOUT_MALFORMED,
  /** A logout response that answers nothing that was asked (Core 3.7.2). */
  LOGOUT_RESPONSE_UNKNOWN,
  /** A logout response by which other sessions go on (Core 3.7.3.2). */
  LOGOUT_RESPONSE_PARTIAL,
  /** A logout response that reports a failure. */
  LOGOUT_RESPONSE_STATUS,
  /** A logout response of somebody else. */
  LOGOUT_RESPONSE_ISSUER,
  /** A logout response for another place. */
  LOGOUT_RESPONSE_DESTINATION,
  /** A logout response that is not signed (Profiles 4.4.4.2). */
  LOGOUT_RESPONSE_NOT_SIGNED,
  /** Not a logout response. */
  LOGOUT_RESPONSE_MALFORMED;

  /** Returns what to throw inside of a check; services turn it into a verdict. */
  public RefusedException because(String message) {
    return new RefusedException(new SsoRefusal(this, message));
  }
}
