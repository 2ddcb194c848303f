package dev.orderflow.shipping.jpa;

import dev.orderflow.database.Schema;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;

/** The schema {@code shipping}. */
@Singleton
@Startup
@LocalBean
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // one message that waits at the gate keeps no other from asking
@TransactionManagement(TransactionManagementType.BEAN) // Flyway commits by itself
public class ShippingSchema extends Schema {

    /** It has the scripts of this module. */
    public ShippingSchema() {
        super("shipping");
    }
}
