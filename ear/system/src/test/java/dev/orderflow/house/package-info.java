/** Tests of the house itself: that its documents lead somewhere, and that its promises are proved. */
package dev.orderflow.house;
