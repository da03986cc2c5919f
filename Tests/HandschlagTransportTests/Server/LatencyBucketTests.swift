import HandschlagRPC
import HandschlagTransport
import Testing

/// Histograms of time, and the names that calls are counted under.
struct LatencyBucketTests {
  @Test func aBucketHoldsWhatIsAboveTheOneBeforeAndUpToItsBound() {
    var before: UInt64 = 0
    for bucket in 0..<LatencyBuckets.count - 1 {
      let bound = LatencyBuckets.bound(bucket) ?? 0
      #expect(bound > before)
      #expect(LatencyBuckets.index(of: before + 1) == bucket)
      #expect(LatencyBuckets.index(of: bound) == bucket)
      // Narrow enough that a percentile is a quarter off at most.
      if bucket > 0 { #expect(Double(bound) / Double(before) <= 1.26) }
      before = bound
    }
    #expect(LatencyBuckets.bound(LatencyBuckets.count - 1) == nil)
    #expect(LatencyBuckets.index(of: before + 1) == LatencyBuckets.count - 1)
    #expect(before == 1 << 36)
  }

  @Test func everyTimeHasABucket() {
    #expect(LatencyBuckets.index(of: 0) == 0)
    #expect(LatencyBuckets.index(of: .max) == LatencyBuckets.count - 1)
    var last = 0
    for power in 0..<64 {
      let bucket = LatencyBuckets.index(of: 1 << UInt64(power))
      #expect((last..<LatencyBuckets.count).contains(bucket))
      last = bucket
    }
  }

  @Test func sealedMethodsShareOneNameAndAreNoStreams() {
    let labels = MethodLabels([
      MethodDescriptor(service: "a.v1.One", name: "Get"),
      MethodDescriptor(service: "a.v1.One", name: "Seal", isSealed: true),
      MethodDescriptor(service: "a.v1.One", name: "Watch", kind: .serverStreaming),
      MethodDescriptor(service: "b.Two", name: "Hide", kind: .serverStreaming, isSealed: true),
    ])
    #expect(labels.names == ["One/Get", "sealed", "One/Watch"])
    #expect(labels.areStreams == [false, false, true])
    #expect(labels.byMethod == [0, 1, 2, 1])
    #expect(labels[3] == "sealed" && labels[4] == "unknown" && labels[-1] == "unknown")
  }
}
