@NullMarked
package org.balancetreasure.sandbox.partner;

import org.jspecify.annotations.NullMarked;
