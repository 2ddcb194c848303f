/** Tests of the house itself: that its documents lead somewhere and are true, and that its promises are proved. */
package dev.orderflow.house;
