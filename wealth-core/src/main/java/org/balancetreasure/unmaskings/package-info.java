/** Unmaskings: personal data of many customers, which two persons allow one of them to see for a time. */
@NullMarked
package org.balancetreasure.unmaskings;

import org.jspecify.annotations.NullMarked;
