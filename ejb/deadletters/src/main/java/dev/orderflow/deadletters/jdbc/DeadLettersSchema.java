package dev.orderflow.deadletters.jdbc;

import dev.orderflow.database.Schema;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;

/** The schema {@code deadletters}. */
@Singleton
@Startup
@LocalBean
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // one message that waits at the gate keeps no other from asking
@TransactionManagement(TransactionManagementType.BEAN) // Flyway commits by itself
public class DeadLettersSchema extends Schema {

    /** It has the scripts of this module. */
    public DeadLettersSchema() {
        super("deadletters");
    }
}
