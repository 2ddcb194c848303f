package dev.orderflow.web.login;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** A wrong setting stops the start, and not the first who logs in. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class LoginSettingsCheck {

    @Inject
    TokenLogin tokens;

    @PostConstruct
    void check() {
        tokens.check();
    }
}
