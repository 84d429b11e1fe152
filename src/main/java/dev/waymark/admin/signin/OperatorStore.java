package dev.waymark.admin.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Set;

/** Knows one account, the operator's. */
@ApplicationScoped
public class OperatorStore implements IdentityStore {

    static final String OPERATOR = "operator";
    private static final int LONGEST = 200;

    @Inject
    private Password password;

    @Inject
    private Pbkdf2PasswordHash hashes;

    /** Takes the same time for every wrong password. */
    public CredentialValidationResult validate(UsernamePasswordCredential given) {
        char[] text = given.getPassword().getValue();
        boolean right = password.isSet() && text.length <= LONGEST && hashes.verify(text, password.hash());
        return right && OPERATOR.equals(given.getCaller())
                ? new CredentialValidationResult(OPERATOR, Set.of(OPERATOR))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
