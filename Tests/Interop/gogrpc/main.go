// The cases of gRPC's interoperability description by gRPC's client in Go, and its bandwidth probes.
//
//	interop unix:PATH | HOST:PORT
//
// Says one line for each case; ends with 1 when one fails.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	pb "grpc/testing"
)

const (
	largeRequest, largeReply = 271828, 314159
	initial, trailing        = "x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"
)

var (
	requestSizes = []int{27182, 8, 1828, 45904}
	replySizes   = []int{31415, 9, 2653, 58979}
)

type cases struct {
	channel *grpc.ClientConn
	stub    pb.TestServiceClient
	wire    *wire
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: interop unix:PATH | HOST:PORT")
		os.Exit(2)
	}
	network, address := "tcp", os.Args[1]
	if strings.HasPrefix(address, "unix:") {
		network, address = "unix", strings.TrimPrefix(address, "unix:")
	}
	wire := &wire{network: network}
	// No window size is named: with one, the client would probe for none.
	channel, err := grpc.Dial("passthrough:///"+address, grpc.WithInsecure(), grpc.WithContextDialer(wire.dial))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	c := cases{channel, pb.NewTestServiceClient(channel), wire}
	failed := false
	for _, one := range []struct {
		name string
		run  func(context.Context) error
	}{
		{"empty_unary", c.emptyUnary}, {"large_unary", c.largeUnary}, {"client_streaming", c.clientStreaming},
		{"client_compressed_unary", c.clientCompressedUnary}, {"server_compressed_unary", c.serverCompressedUnary},
		{"server_streaming", c.serverStreaming}, {"ping_pong", c.pingPong}, {"empty_stream", c.emptyStream},
		{"custom_metadata", c.customMetadata}, {"status_code_and_message", c.statusCodeAndMessage},
		{"special_status_message", c.specialStatusMessage}, {"unimplemented", c.unimplemented},
		{"cancel_after_begin", c.cancelAfterBegin}, {"cancel_after_first_response", c.cancelAfterFirstResponse},
		{"timeout_on_sleeping_server", c.timeoutOnSleepingServer}, {"bandwidth_probes", c.bandwidthProbes},
	} {
		ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
		if err := one.run(ctx); err != nil {
			failed = true
			fmt.Println("FAILED", one.name, err)
		} else {
			fmt.Println("ok", one.name)
		}
		cancel()
	}
	if failed {
		os.Exit(1)
	}
}

func zeros(size int) *pb.Payload { return &pb.Payload{Body: make([]byte, size)} }

func large() *pb.SimpleRequest {
	return &pb.SimpleRequest{ResponseSize: largeReply, Payload: zeros(largeRequest)}
}

func output(payload int, sizes ...int) *pb.StreamingOutputCallRequest {
	request := &pb.StreamingOutputCallRequest{Payload: zeros(payload)}
	for _, size := range sizes {
		request.ResponseParameters = append(request.ResponseParameters, &pb.ResponseParameters{Size_: int32(size)})
	}
	return request
}

func expect(holds bool, format string, values ...interface{}) error {
	if holds {
		return nil
	}
	return fmt.Errorf(format, values...)
}

func expectStatus(err error, code codes.Code, message string) error {
	answer, isStatus := status.FromError(err)
	if err == nil || !isStatus || answer.Code() != code || (message != "" && answer.Message() != message) {
		return fmt.Errorf("expected %v %q, got %v", code, message, err)
	}
	return nil
}

func (c cases) emptyUnary(ctx context.Context) error {
	_, err := c.stub.EmptyCall(ctx, &pb.Empty{})
	return err
}

func (c cases) largeUnary(ctx context.Context) error {
	return c.expectLarge(ctx, large())
}

func (c cases) expectLarge(ctx context.Context, request *pb.SimpleRequest, options ...grpc.CallOption) error {
	reply, err := c.stub.UnaryCall(ctx, request, options...)
	if err != nil {
		return err
	}
	return expect(len(reply.Payload.Body) == largeReply, "%d bytes came", len(reply.Payload.Body))
}

func (c cases) clientCompressedUnary(ctx context.Context) error {
	request := large()
	request.ExpectCompressed = &pb.BoolValue{Value: true}
	_, err := c.stub.UnaryCall(ctx, request)
	if err := expectStatus(err, codes.InvalidArgument, ""); err != nil {
		return err
	}
	return c.expectLarge(ctx, request, grpc.UseCompressor(gzip.Name))
}

func (c cases) serverCompressedUnary(ctx context.Context) error {
	request := large()
	request.ResponseCompressed = &pb.BoolValue{Value: true}
	return c.expectLarge(ctx, request, grpc.UseCompressor(gzip.Name))
}

func (c cases) clientStreaming(ctx context.Context) error {
	stream, err := c.stub.StreamingInputCall(ctx)
	if err != nil {
		return err
	}
	for _, size := range requestSizes {
		if err := stream.Send(&pb.StreamingInputCallRequest{Payload: zeros(size)}); err != nil {
			return err
		}
	}
	reply, err := stream.CloseAndRecv()
	if err != nil {
		return err
	}
	return expect(reply.AggregatedPayloadSize == 74922, "the sum is %d", reply.AggregatedPayloadSize)
}

func (c cases) serverStreaming(ctx context.Context) error {
	stream, err := c.stub.StreamingOutputCall(ctx, output(0, replySizes...))
	if err != nil {
		return err
	}
	sizes := []int{}
	for {
		reply, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return expect(reflect.DeepEqual(sizes, replySizes), "the sizes are %v", sizes)
		}
		if err != nil {
			return err
		}
		sizes = append(sizes, len(reply.Payload.Body))
	}
}

func (c cases) pingPong(ctx context.Context) error {
	stream, err := c.stub.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	for i := range replySizes {
		if err := stream.Send(output(requestSizes[i], replySizes[i])); err != nil {
			return err
		}
		reply, err := stream.Recv()
		if err != nil {
			return err
		}
		if len(reply.Payload.Body) != replySizes[i] {
			return fmt.Errorf("%d bytes came", len(reply.Payload.Body))
		}
	}
	return expectEnd(stream)
}

func (c cases) emptyStream(ctx context.Context) error {
	stream, err := c.stub.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	return expectEnd(stream)
}

// expectEnd says that no more will be sent, and that no more may come.
func expectEnd(stream pb.TestService_FullDuplexCallClient) error {
	if err := stream.CloseSend(); err != nil {
		return err
	}
	reply, err := stream.Recv()
	return expect(errors.Is(err, io.EOF), "%v, %v came instead of the end", reply, err)
}

func (c cases) customMetadata(ctx context.Context) error {
	ctx = metadata.AppendToOutgoingContext(
		ctx, initial, "test_initial_metadata_value", trailing, "\xab\xab\xab", trailing, "\x00")
	expected := []string{"\xab\xab\xab", "\x00"}
	var head, trailer metadata.MD
	if err := c.expectLarge(ctx, large(), grpc.Header(&head), grpc.Trailer(&trailer)); err != nil {
		return err
	}
	if head.Get(initial)[0] != "test_initial_metadata_value" || !reflect.DeepEqual(trailer.Get(trailing), expected) {
		return fmt.Errorf("the unary call brought %v and %v", head, trailer)
	}
	stream, err := c.stub.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	if err := stream.Send(output(largeRequest, largeReply)); err != nil {
		return err
	}
	if _, err := stream.Recv(); err != nil {
		return err
	}
	if err := expectEnd(stream); err != nil {
		return err
	}
	head, err = stream.Header()
	if err != nil || head.Get(initial)[0] != "test_initial_metadata_value" ||
		!reflect.DeepEqual(stream.Trailer().Get(trailing), expected) {
		return fmt.Errorf("the stream brought %v and %v", head, stream.Trailer())
	}
	return nil
}

func (c cases) statusCodeAndMessage(ctx context.Context) error {
	return c.echoStatus(ctx, "test status message")
}

func (c cases) specialStatusMessage(ctx context.Context) error {
	return c.echoStatus(ctx, "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n")
}

func (c cases) echoStatus(ctx context.Context, message string) error {
	echo := &pb.EchoStatus{Code: int32(codes.Unknown), Message: message}
	_, err := c.stub.UnaryCall(ctx, &pb.SimpleRequest{ResponseStatus: echo})
	if err := expectStatus(err, codes.Unknown, message); err != nil {
		return err
	}
	stream, err := c.stub.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	if err := stream.Send(&pb.StreamingOutputCallRequest{ResponseStatus: echo}); err != nil {
		return err
	}
	_, err = stream.Recv()
	return expectStatus(err, codes.Unknown, message)
}

func (c cases) unimplemented(ctx context.Context) error {
	_, err := c.stub.UnimplementedCall(ctx, &pb.Empty{})
	if err := expectStatus(err, codes.Unimplemented, ""); err != nil {
		return err
	}
	err = c.channel.Invoke(ctx, "/grpc.testing.UnimplementedService/UnimplementedCall", &pb.Empty{}, &pb.Empty{})
	return expectStatus(err, codes.Unimplemented, "")
}

func (c cases) cancelAfterBegin(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	stream, err := c.stub.StreamingInputCall(ctx)
	if err != nil {
		return err
	}
	cancel()
	_, err = stream.CloseAndRecv()
	return expectStatus(err, codes.Canceled, "")
}

func (c cases) cancelAfterFirstResponse(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := c.stub.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	if err := stream.Send(output(27182, 31415)); err != nil {
		return err
	}
	if _, err := stream.Recv(); err != nil {
		return err
	}
	cancel()
	_, err = stream.Recv()
	return expectStatus(err, codes.Canceled, "")
}

func (c cases) timeoutOnSleepingServer(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	stream, err := c.stub.FullDuplexCall(ctx)
	if err == nil {
		// Its error says no more than the one of the reply does.
		_ = stream.Send(output(27182))
		_, err = stream.Recv()
	}
	return expectStatus(err, codes.DeadlineExceeded, "")
}

// bandwidthProbes lets data flow in many small pieces: for each that comes while no probe is under way the
// client sends a PING. The server must answer them all, far more than it would take from an idle client.
func (c cases) bandwidthProbes(ctx context.Context) error {
	const callers, calls, enough = 2, 600, 400
	errs := make(chan error, callers+1)
	go func() {
		stream, err := c.stub.StreamingOutputCall(ctx, output(0, repeated(64<<10, 256)...))
		for err == nil {
			_, err = stream.Recv()
		}
		if errors.Is(err, io.EOF) {
			err = nil
		}
		errs <- err
	}()
	for i := 0; i < callers; i++ {
		go func() {
			for call := 0; call < calls; call++ {
				if _, err := c.stub.UnaryCall(ctx, &pb.SimpleRequest{ResponseSize: 100}); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	for i := 0; i <= callers; i++ {
		if err := <-errs; err != nil {
			return err
		}
	}
	pings, dials := atomic.LoadInt64(&c.wire.pings), atomic.LoadInt64(&c.wire.dials)
	if pings < enough || dials != 1 {
		return fmt.Errorf("%d probes on %d connections: expected %d and more on one", pings, dials, enough)
	}
	fmt.Printf("%d probes\n", pings)
	return nil
}

func repeated(size, count int) []int {
	sizes := make([]int, count)
	for i := range sizes {
		sizes[i] = size
	}
	return sizes
}

// wire makes the connections, and counts the PING frames that the client sends on them.
type wire struct {
	network      string
	dials, pings int64
}

func (w *wire) dial(ctx context.Context, address string) (net.Conn, error) {
	var dialer net.Dialer
	connection, err := dialer.DialContext(ctx, w.network, address)
	atomic.AddInt64(&w.dials, 1)
	return &counted{Conn: connection, wire: w, skip: len("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")}, err
}

type counted struct {
	net.Conn
	wire  *wire
	mutex sync.Mutex
	skip  int    // bytes until the next frame's head
	head  []byte // what has come of it
}

const ping, ack = 6, 1

func (c *counted) Write(bytes []byte) (int, error) {
	c.mutex.Lock()
	for rest := bytes; len(rest) > 0; {
		if c.skip > 0 {
			step := c.skip
			if step > len(rest) {
				step = len(rest)
			}
			c.skip, rest = c.skip-step, rest[step:]
			continue
		}
		c.head, rest = append(c.head, rest[0]), rest[1:]
		if len(c.head) == 9 {
			if c.head[3] == ping && c.head[4]&ack == 0 {
				atomic.AddInt64(&c.wire.pings, 1)
			}
			c.skip = int(c.head[0])<<16 | int(c.head[1])<<8 | int(c.head[2])
			c.head = c.head[:0]
		}
	}
	c.mutex.Unlock()
	return c.Conn.Write(bytes)
}
