package dev.orderflow.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManagedListenersTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final List<String> operations = new ArrayList<>();
    private boolean active = true;
    private boolean stopFails;

    /** As the server's management model shows a message-driven bean; JMX makes a table of the map. */
    public interface BeanMXBean {
        boolean isDeliveryActive();

        Map<String, String> getActivationConfig();

        void stopDelivery();

        void startDelivery();
    }

    @BeforeEach
    void deploy() throws Exception {
        deploy("ChargeOnOrders", Map.of("clientId", "payment", "subscriptionName", "orders"));
        deploy("DecideOnPayments", Map.of("clientId", "orders", "subscriptionName", "payments"));
        deploy("ForeignBean", Map.of("destination", "anything"));
    }

    @Test
    @DisplayName("WILDFLY-P1 the listener of the queue is stopped and started, and no other")
    void restarted() {
        new ManagedListeners(server).restart("orders.payments");

        assertThat(operations).containsExactly("stop DecideOnPayments", "start DecideOnPayments");
    }

    @Test
    @DisplayName("WILDFLY-P1 a listener that somebody has stopped on purpose is left alone")
    void stoppedOnPurpose() {
        active = false;

        new ManagedListeners(server).restart("orders.payments");

        assertThat(operations).isEmpty();
    }

    @Test
    @DisplayName("WILDFLY-P1 a listener is started even where stopping it fails")
    void stopFails() {
        stopFails = true;

        assertThatThrownBy(() -> new ManagedListeners(server).restart("orders.payments")).isInstanceOf(RuntimeException.class);

        assertThat(operations).containsExactly("stop DecideOnPayments", "start DecideOnPayments");
    }

    @Test
    @DisplayName("a server without such a listener is told so")
    void noListener() {
        assertThatThrownBy(() -> new ManagedListeners(server).restart("shipping.orders"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shipping.orders");
    }

    private void deploy(String name, Map<String, String> activation) throws Exception {
        BeanMXBean bean = new BeanMXBean() {
            @Override
            public boolean isDeliveryActive() {
                return active;
            }

            @Override
            public Map<String, String> getActivationConfig() {
                return activation;
            }

            @Override
            public void stopDelivery() {
                operations.add("stop " + name);
                if (stopFails) {
                    throw new IllegalStateException("as the test wants it");
                }
            }

            @Override
            public void startDelivery() {
                operations.add("start " + name);
            }
        };
        server.registerMBean(
                new LowerCased(bean),
                new ObjectName("jboss.as:deployment=orderflow.ear,subdeployment=it.jar,subsystem=ejb3,message-driven-bean=" + name));
    }

    /** The names of its attributes begin with a small letter there. */
    private static final class LowerCased extends StandardMBean {
        private LowerCased(BeanMXBean bean) {
            super(bean, BeanMXBean.class, true);
        }

        @Override
        public Object getAttribute(String name) throws javax.management.AttributeNotFoundException, javax.management.MBeanException,
                javax.management.ReflectionException {
            return super.getAttribute(name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1));
        }
    }
}
