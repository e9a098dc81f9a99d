// One confidential client that must use PKCE; whoever names themselves is let in, by the pages for development.
import { Provider } from 'oidc-provider';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{
    client_id: 'crm',
    client_secret: 'a secret of the client',
    redirect_uris: ['http://127.0.0.1:1/callback/idp'],
    post_logout_redirect_uris: ['http://127.0.0.1:1/bye'],
  }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  cookies: { keys: ['only for tests'] },
  pkce: { required: () => true },
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@acme.example`, email_verified: true, name: 'Alice Á' }),
  }),
});
provider.listen(port, '127.0.0.1', () => console.log(`ready at ${issuer}`));
