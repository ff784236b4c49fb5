/** Settlement: what is owed between us, transfer agents and banks, netted, agreed, paid and released. */
@NullMarked
package org.balancetreasure.settlement;

import org.jspecify.annotations.NullMarked;
